"""What an advisor writes to students who stand still; held for half a minute before it leaves."""

from collections.abc import Collection
from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import Person
from apps.students.models import Student


class Kind(models.TextChoices):
    """The one act that fits where somebody stands."""

    MEET = "meet", _("Offer a meeting")
    READ = "read", _("Offer to read a draft")
    OTHERS = "others", _("Suggest other people")
    NUDGE = "nudge", _("Write a word")


class Rounds(models.QuerySet["Round"]):
    def visible_to(self, person: Person) -> "Rounds":
        return self.filter(by=person)

    def undone(self) -> "Rounds":
        return self.exclude(undone_at=None)


class Round(models.Model):
    """Messages that one press sent. `key` is the page's own: a second press finds the first."""

    by = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    key = models.UUIDField(unique=True)
    at = models.DateTimeField()
    due_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects = Rounds.as_manager()

    def __str__(self) -> str:
        return f"{self.by_id} {self.at:%Y-%m-%d %H:%M}"

    def can_be_undone(self, now: datetime) -> bool:
        return self.undone_at is None and now < self.due_at


class Words(models.QuerySet["Word"]):
    def of(self, sent: Round) -> "Words":
        return self.filter(round=sent).select_related("student__person").order_by("pk")

    def by(self, person: Person | None) -> "Words":
        """What this person wrote; nobody else of the staff reads it."""
        return self.filter(round__by=person) if person else self.none()

    def since(self, moment: datetime) -> "Words":
        """Those of rounds that were not undone, held ones, too."""
        return self.filter(round__undone_at=None, round__at__gt=moment)

    def latest_to(self, students: Collection[int]) -> dict[int, "Word"]:
        """By student, the last one that was not undone."""
        out = self.filter(student__in=students, round__undone_at=None)
        rows = out.select_related("round__by").order_by("student", "-round__at", "-pk")
        return {word.student_id: word for word in rows.distinct("student")}

    def told(self, student: Student, now: datetime) -> "Words":
        """What the student was told, the latest first; not what was undone or is still held."""
        out = self.filter(student=student, round__undone_at=None, round__due_at__lte=now)
        return out.select_related("round__by").order_by("-round__at", "-pk")


class Word(models.Model):
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="+")
    student = models.ForeignKey(Student, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.TextField(max_length=2000)

    objects = Words.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["round", "student"], name="one_word_a_round")
        ]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def dedupe_key(self) -> str:
        return f"word:{self.round_id}:{self.student_id}"
