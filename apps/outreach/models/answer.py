"""What an alum pressed: held for half a minute, in which it can be undone and nobody is told."""

from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.outreach.models.request import Request


class Verb(models.TextChoices):
    ACCEPT = "accept", _("accept")
    SUGGEST = "suggest", _("suggest other times")
    DECLINE = "decline", _("decline kindly")
    ASK = "ask", _("ask one question first")
    DEFER = "defer", _("not now")
    COLLEAGUE = "colleague", _("suggest a colleague")
    PAUSE = "pause", _("pause and decline kindly")


class Answers(models.QuerySet["Answer"]):
    def of(self, request: Request) -> "Answers":
        return self.filter(request=request).order_by("-at", "-pk")

    def held(self) -> "Answers":
        """Given, not undone, and not told yet."""
        return self.filter(told_at__isnull=True, undone_at__isnull=True)

    def make_void(self, now: datetime) -> int:
        """They came too late, and are not told; returns how many."""
        return self.update(void=True, told_at=now)

    def named(self) -> "Answers":
        """With the name of a colleague that the student has been told."""
        return self.filter(verb=Verb.COLLEAGUE, told_at__isnull=False, void=False)

    def taken_back(self, request: Request) -> "Answer | None":
        """The last answer, if it was undone: its words are kept for the next."""
        last = self.of(request).first()
        return last if last is not None and last.undone_at else None

    def due(self, now: datetime) -> "Answers":
        return self.held().filter(due_at__lte=now).order_by("due_at", "pk")


class Answer(models.Model):
    """Times are UTC; `until` is a day of the alum's own zone (not now, or the end of a pause).

    `reason` is for the student only where `shares_reason` says so. `may_use_name` lets the student
    tell the colleague who named them. `void` means that it came too
    late: the request had ended before anybody was told.
    """

    request = models.ForeignKey(Request, on_delete=models.CASCADE, related_name="+")
    verb = models.CharField(max_length=10, choices=Verb.choices)
    starts_at = models.DateTimeField(null=True, blank=True)
    times = models.JSONField(default=list, help_text="Suggested moments, ISO 8601 in UTC.")
    mode = models.CharField(max_length=10, blank=True)
    note = models.TextField(max_length=2000, blank=True)
    reason = models.TextField(max_length=1000, blank=True)
    shares_reason = models.BooleanField(default=False)
    colleague = models.CharField(max_length=150, blank=True)
    workplace = models.CharField(max_length=160, blank=True)
    may_use_name = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    told_at = models.DateTimeField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    void = models.BooleanField(default=False)

    objects = Answers.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["request"],
                condition=Q(told_at__isnull=True, undone_at__isnull=True),
                name="one_answer_held",
            )
        ]
        indexes = [
            models.Index(
                fields=["due_at"],
                condition=Q(told_at__isnull=True, undone_at__isnull=True),
                name="answers_to_tell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d %H:%M}"

    @property
    def named(self) -> str:
        """The colleague, as: Mireille Okonjo, Flood control."""
        return ", ".join(part for part in (self.colleague, self.workplace) if part)

    @property
    def moments(self) -> list[datetime]:
        """The suggested times (UTC)."""
        return [datetime.fromisoformat(text) for text in self.times]
