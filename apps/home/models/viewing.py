"""When a coordinator looked at Rapport as a student; which pages, the timeline says."""

from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from apps.accounts.models import Person, Role
from apps.students.models import Student

LASTS = timedelta(minutes=20)


class Viewings(models.QuerySet["Viewing"]):
    def running(self, pk: int, by: Person, now: datetime) -> "Viewing | None":
        """This one, while it lasts, its viewer is a coordinator and the student a student."""
        there = self.filter(student__person__role=Role.STUDENT, student__person__is_active=True)
        if by.role != Role.COORDINATOR:
            return None
        going = there.filter(pk=pk, by=by, ended_at=None, ends_at__gt=now)
        return going.select_related("student__person").first()

    def open_by(self, person: Person) -> "Viewings":
        """Not ended by a press; their time may be over."""
        return self.filter(by=person, ended_at=None)

    def of(self, student: Student) -> "Viewings":
        """The latest first."""
        return self.filter(student=student).select_related("by").order_by("-began_at", "-pk")


class Viewing(models.Model):
    """`ends_at` is when it ends by itself; `ended_at` is empty where nobody ended it before."""

    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    began_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = Viewings.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at__lte=F("began_at") + LASTS), name="viewing_is_short"
            ),
            models.UniqueConstraint(
                fields=["by"], condition=Q(ended_at=None), name="one_viewing_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"student {self.student_id} by {self.by_id}, {self.began_at:%Y-%m-%d %H:%M}"

    @property
    def until(self) -> datetime:
        """When it was over, or will be."""
        return self.ended_at or self.ends_at
