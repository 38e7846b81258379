"""What an advisor reads for a student: a copy of exactly the words that were sent for it."""

from datetime import datetime
from typing import ClassVar, Self, TypeVar

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person, Role
from apps.campus.models import Campus, QuietPeriod
from apps.campus.workdays import working_days_after
from apps.students.models.student import Student

Row = TypeVar("Row", bound=models.Model)


class Verdict(models.TextChoices):
    RETURNED = "returned", _("returned with comments")
    APPROVED = "approved", _("approved")
    TAKEN_BACK = "taken_back", _("taken back")
    UNREAD = "unread", _("not read in time")


class Copies(models.QuerySet[Row]):
    """`to_student` is the way from a row to its student, `to_note` to what it is a copy of.

    `untouched` holds while the student has not gone on with the note since it was decided.
    """

    to_student: ClassVar[str]
    to_note: ClassVar[str]
    untouched: ClassVar[Q]

    def visible_to(self, person: Person) -> Self:
        """The student; the advisor, or a colleague for them: what waits, and what they decided.

        What waits follows the advisor of now. What was decided does not: the next advisor reads
        nothing that was sent to the last one.
        """
        if person.role == Role.ADVISOR:
            by_them = Q(verdict__in=[Verdict.RETURNED, Verdict.APPROVED], decided_by=person)
            mine = Q((f"{self.to_student}__advisor", person))
            for_them = Q((f"{self.to_student}__advisor__covered_by", person))
            return self.filter(mine | for_them, Q(verdict="") | by_them)
        return self.filter((f"{self.to_student}__person", person))

    def waiting(self) -> Self:
        """Asked and not decided, who waited longest first."""
        return self.filter(verdict="").order_by("asked_at", "pk")

    def ended(self) -> Self:
        """Not waiting any more, in whatever way."""
        return self.exclude(verdict="")

    def decided(self) -> Self:
        """Returned or approved; what was taken back or came too late says nothing."""
        return self.filter(verdict__in=[Verdict.RETURNED, Verdict.APPROVED])

    def read_by(self, person: Person, student: Student) -> Self:
        """What this advisor may open of a student, the latest first."""
        mine = self.visible_to(person).filter((self.to_student, student))
        return mine.order_by("-asked_at", "-pk")

    def just_decided(self, person: Person, now: datetime, rules: Campus) -> Self:
        """What this person decided and can still undo, the latest first."""
        mine = self.decided().as_decided().filter(decided_by=person)
        mine = mine.filter(decided_at__gt=now - rules.undo)
        return mine.order_by("-decided_at", "-pk")

    def as_decided(self) -> Self:
        """The latest copies of notes with which the student has not gone on."""
        newer = self.model._base_manager.filter((self.to_note, OuterRef(self.to_note)))
        return self.filter(~Exists(newer.filter(pk__gt=OuterRef("pk"))), self.untouched)

    def reopen(self) -> int:
        """Undoes a verdict: it waits to be read again."""
        return self.ended().update(verdict="", decided_at=None, decided_by=None)

    def end(self, verdict: Verdict, *, now: datetime, by: Person | None = None) -> int:
        """Nothing else gives a verdict; returns how many it ended."""
        return self.filter(verdict="").update(verdict=verdict, decided_at=now, decided_by=by)


class Copy(models.Model):
    """`subject` and `text` are a copy: later changes to the note stay the student's own."""

    subject = models.CharField(max_length=150, blank=True)
    text = models.TextField(max_length=6000)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    verdict = models.CharField(max_length=10, choices=Verdict.choices, blank=True)

    letters: ClassVar[str]

    class Meta:
        abstract = True

    @property
    def letter_key(self) -> str:
        """Names the mail that says the verdict."""
        return f"{self.letters}:{self.pk}"

    def due_at(self, rules: Campus) -> datetime:
        """From then on it is the student's again (UTC)."""
        breaks = QuietPeriod.objects.spans_from(self.asked_at.date())
        return working_days_after(self.asked_at, rules.review_days, rules.zone, breaks)

    def told_at(self, rules: Campus) -> datetime | None:
        """Until then who decided can undo it, and no mail says it (UTC)."""
        return self.decided_at and self.decided_at + rules.undo


class Remark(models.Model):
    """About a phrase of the copy, or about the whole note where `phrase` is empty."""

    phrase = models.CharField(max_length=600, blank=True)
    text = models.TextField(max_length=1000)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.text[:60]


def decided_when(name: str) -> models.CheckConstraint:
    """A verdict has its moment, and a moment its verdict."""
    open_ones = Q(verdict="", decided_at__isnull=True)
    decided = ~Q(verdict="") & Q(decided_at__isnull=False)
    return models.CheckConstraint(condition=open_ones | decided, name=name)
