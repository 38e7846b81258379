"""Who advised whom, and from when."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person, Role
from apps.students.models.student import Student


class Advisings(models.QuerySet["Advising"]):
    def visible_to(self, person: Person) -> "Advisings":
        """To an advisor their own stretches, to a coordinator all; the latest first."""
        rows = self.order_by("-pk")
        if person.role == Role.ADVISOR:
            return rows.filter(advisor=person)
        return rows if person.role == Role.COORDINATOR else rows.none()

    def with_names(self) -> "Advisings":
        return self.select_related("student__person", "student__advisor", "advisor", "by")

    def of(self, student: Student) -> "Advisings":
        """The latest first."""
        return self.filter(student=student).select_related("advisor").order_by("-pk")

    def changed_since(self, moment: datetime) -> "Advisings":
        return self.filter(Q(since__gte=moment) | Q(until__gte=moment))

    def current(self, students: Iterable[int]) -> "Advisings":
        return self.filter(student__in=list(students), until__isnull=True)


class Advising(models.Model):
    """One stretch of time in which somebody advised a student; written by `entrust` alone.

    `since` is empty where it began before Rapport kept this, `until` while it lasts.
    """

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    advisor = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    since = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = Advisings.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["student"],
                condition=models.Q(until__isnull=True),
                name="one_advisor_at_a_time",
            )
        ]
        # Asked for every minute: who was moved lately.
        indexes = [
            models.Index(fields=["since"], name="advised_since"),
            models.Index(fields=["until"], name="advised_until"),
        ]

    def __str__(self) -> str:
        return f"{self.student} {self.advisor}"
