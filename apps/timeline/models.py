"""What happened, to what, when and by whom: ids only, so that it outlives an erased person."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from apps.accounts.models import Person, label_of
from apps.core.bulk import among


class Entries(models.QuerySet["Entry"]):
    def about(self, subject: models.Model) -> "Entries":
        """All entries of one thing, the latest first."""
        mine = self.filter(subject_type=label_of(subject), subject_id=subject.pk)
        return mine.select_related("by").order_by("-at", "-pk")

    def about_any(self, kind: type[models.Model], ids: Iterable[int]) -> "Entries":
        """All entries of these things of one kind."""
        these = among("subject_id", ids, models.BigIntegerField())
        return self.filter(these, subject_type=kind._meta.label_lower)

    def of_kind(self, kind: str) -> "Entries":
        """All entries of one kind of thing, the latest first."""
        return self.filter(subject_type=kind).select_related("by").order_by("-at", "-pk")

    def saying(self, verb: str) -> "Entries":
        return self.filter(verb=verb)

    def update(self, **_values: Any) -> NoReturn:  # noqa: ANN401 - Django's signature
        """Refused: the past does not change."""
        raise TypeError("The timeline is append-only: record another entry.")

    def delete(self) -> NoReturn:
        """Refused: the past does not go away."""
        raise TypeError("The timeline is append-only: record another entry.")


class Entry(models.Model):
    """`verb` is a move's or action's code ("send"); `note` a code too ("round 2"), never a name."""

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    verb = models.CharField(max_length=40)
    note = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")

    objects = Entries.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "-at"], name="timeline_about")
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}: {self.verb}"
