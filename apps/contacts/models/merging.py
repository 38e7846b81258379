"""Two entries of one person that became one, and what it takes to part them again."""

from datetime import datetime

from django.db import models

from apps.accounts.models import Person
from apps.contacts.models.people import Contact


class Merges(models.QuerySet["Merge"]):
    def visible_to(self, person: Person) -> "Merges":
        return self.filter(kept__student__person=person)

    def into(self, kept: Contact, *, since: datetime) -> "Merges":
        """Those of this person that stand and are younger, the latest first."""
        recent = self.filter(kept=kept, parted_at=None, at__gte=since)
        return recent.select_related("other").order_by("-at", "-pk")


class Merge(models.Model):
    """`other` went up in `kept`.

    `moved` holds [table, column, from, to, [ids]] for the rows that changed hands, `changed` the
    columns of `kept` as [before, after], `plans` how keeping in touch with the two stood.
    """

    kept = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    moved = models.JSONField(default=list)
    changed = models.JSONField(default=dict)
    plans = models.JSONField(default=list)
    parted_at = models.DateTimeField(null=True, blank=True)

    objects = Merges.as_manager()

    def __str__(self) -> str:
        return f"{self.other} = {self.kept}"
