"""Two entries of one person that became one, and what it takes to part them again."""

from datetime import datetime

from django.db import models

from apps.accounts.models import Person
from apps.contacts.models.people import Contact
from apps.students.models import Student


class Merges(models.QuerySet["Merge"]):
    def visible_to(self, person: Person) -> "Merges":
        return self.filter(kept__student__person=person)

    def into(self, kept: Contact, *, since: datetime) -> "Merges":
        """Those of this person that stand and are younger, the latest first."""
        recent = self.filter(kept=kept, parted_at=None, at__gte=since)
        return recent.select_related("other").order_by("-at", "-pk")


class Merge(models.Model):
    """`other` went up in `kept`.

    `moved` holds [table, column, from, to, [ids]] for the rows that changed hands or whose words
    were joined, `changed` the columns of `kept` as [before, after], `plans` how keeping in touch
    with the two stood.
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


class Aparts(models.QuerySet["Apart"]):
    def visible_to(self, person: Person) -> "Aparts":
        return self.filter(one__student__person=person)

    def pairs(self, student: Student) -> frozenset[frozenset[int]]:
        """Ids of every two entries of this student that are two people."""
        found = self.filter(one__student=student).values_list("one", "other")
        return frozenset(frozenset(each) for each in found)


class Apart(models.Model):
    """Two entries that share a sign and are two people; `one` has the lower number."""

    one = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    objects = Aparts.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], name="two_people_once"),
            models.CheckConstraint(
                condition=models.Q(one__lt=models.F("other")), name="the_lower_number_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other}"
