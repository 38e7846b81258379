"""Messages between the two on a request, each written and read in its own place."""

from collections.abc import Collection
from datetime import datetime

from django.db import models

from apps.accounts.models import Person
from apps.outreach.models.request import Request


class ThreadMessages(models.QuerySet["ThreadMessage"]):
    def on(self, request: Request) -> "ThreadMessages":
        """In the order in which they were written."""
        return self.filter(request=request).select_related("author").order_by("at", "pk")

    def latest_of(self, requests: Collection[int]) -> dict[int, str]:
        """By request, the last message; in one query."""
        found = self.filter(request__in=requests).order_by("request", "-at", "-pk")
        return dict(found.distinct("request").values_list("request", "text"))

    def by(self, person: Person, *, since: datetime) -> "ThreadMessages":
        return self.filter(author=person, at__gt=since)


class ThreadMessage(models.Model):
    """Between the student and the alum alone; an advisor never reads it."""

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    text = models.TextField(max_length=2000)
    at = models.DateTimeField()

    objects = ThreadMessages.as_manager()

    class Meta:
        indexes = [models.Index(fields=["request", "at"], name="thread_in_order")]

    def __str__(self) -> str:
        return f"{self.author} {self.at:%Y-%m-%d %H:%M}"
