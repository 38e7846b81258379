"""Times that one side suggests, for a conversation to be scheduled or moved."""

from datetime import datetime

from django.db import models

from apps.accounts.models import Person
from apps.interviews.models.meeting import Interview


class Options(models.QuerySet["Option"]):
    def visible_to(self, person: Person) -> "Options":
        """The two who talk."""
        is_student = models.Q(interview__contact__student__person=person)
        return self.filter(is_student | models.Q(interview__alum_person=person))

    def of(self, interview: Interview) -> "Options":
        return self.filter(interview=interview).order_by("starts_at")

    def by(self, person: Person) -> "Options":
        return self.filter(offered_by=person)

    def to_take(self, interview: Interview, reader: Person, now: datetime) -> "Options":
        """What the other side suggests and has not passed yet."""
        return self.of(interview).exclude(offered_by=reader).filter(starts_at__gt=now)


class Option(models.Model):
    """One time (UTC), gone as soon as a time is agreed or its side suggests others."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    starts_at = models.DateTimeField()
    offered_by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")

    objects = Options.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["interview", "offered_by", "starts_at"], name="suggested_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.interview} {self.starts_at:%Y-%m-%d %H:%M}"
