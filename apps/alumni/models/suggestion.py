"""Colleagues whom alumni name to the center."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator

if TYPE_CHECKING:
    from apps.alumni.models.alum import Alum


class Suggestions(models.QuerySet["Suggestion"]):
    def visible_to(self, person: Person) -> "Suggestions":
        return self.all() if is_coordinator(person) else self.none()

    def open(self) -> "Suggestions":
        return self.filter(settled_at=None).select_related("alum").order_by("at", "pk")

    def by_since(self, alum: "Alum", moment: datetime) -> "Suggestions":
        return self.filter(alum=alum, at__gt=moment)


class Suggestion(models.Model):
    """Somebody whom an alum names. The center decides what to do; nobody is written to by it."""

    alum = models.ForeignKey("alumni.Alum", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("their name"), max_length=120)
    word = models.CharField(_("a word about them"), max_length=300, blank=True)
    at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Suggestions.as_manager()

    def __str__(self) -> str:
        return self.name
