"""What one of the two wrote beside suggested times or when calling a conversation off."""

from datetime import datetime

from django.db import models

from apps.accounts.models import Person
from apps.interviews.models.meeting import Interview


class Words(models.QuerySet["Word"]):
    def told(self, interview: Interview, now: datetime) -> "Words":
        """What has reached the other by now, oldest first."""
        said = self.filter(interview=interview, at__lte=now)
        return said.select_related("author").order_by("at", "pk")

    def take_back(self, interview: Interview, now: datetime) -> None:
        """What nobody was told yet was never said."""
        self.filter(interview=interview, at__gt=now).delete()

    def keep(self, interview: Interview, text: str, *, now: datetime, by: Person) -> None:
        """Nothing is kept where nothing was written; `now` may lie ahead, when the mail leaves."""
        if text.strip():
            self.create(interview=interview, author=by, text=text, at=now)


class Word(models.Model):
    """Between the student and the alum alone; it went to the other by mail, too."""

    interview = models.ForeignKey(Interview, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=1000)
    at = models.DateTimeField()

    objects = Words.as_manager()

    def __str__(self) -> str:
        return f"{self.author} {self.at:%Y-%m-%d %H:%M}"
