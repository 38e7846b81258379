"""What an advisor keeps for themself: phrases for comments, and views of the caseload."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person


class Snippets(models.QuerySet["Snippet"]):
    def visible_to(self, person: Person) -> "Snippets":
        return self.filter(by=person).order_by("pk")


class Snippet(models.Model):
    """Words that are put into a comment by a press."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    text = models.CharField(_("phrase"), max_length=300)

    objects = Snippets.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "text"], name="a_phrase_once")]

    def __str__(self) -> str:
        return self.text


class Views(models.QuerySet["View"]):
    def visible_to(self, person: Person) -> "Views":
        return self.filter(by=person).order_by("name", "pk")


class View(models.Model):
    """`query` is that of the caseload's address, in its own order of filters."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(_("name of the view"), max_length=60)
    query = models.TextField(blank=True)

    objects = Views.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["by", "name"], name="a_view_a_name")]

    def __str__(self) -> str:
        return self.name
