"""A log that is not closed yet."""

from django.db import models

from apps.accounts.models import Person
from apps.interviews.models.meeting import Interview


class LogDrafts(models.QuerySet["LogDraft"]):
    def visible_to(self, person: Person) -> "LogDrafts":
        return self.filter(interview__contact__student__person=person)

    def of(self, interview: Interview) -> "LogDrafts":
        return self.filter(interview=interview)


class LogDraft(models.Model):
    """What was typed and saved for later, by the field of the log's form."""

    interview = models.OneToOneField(Interview, on_delete=models.CASCADE, related_name="+")
    words = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    objects = LogDrafts.as_manager()

    def __str__(self) -> str:
        return str(self.interview)
