from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person
from apps.reminders.workflow import Status


class Reminders(models.QuerySet["Reminder"]):
    def about(self, subject: tuple[str, int]) -> "Reminders":
        return self.filter(subject_type=subject[0], subject_id=subject[1])

    def of_kind(self, subject_type: str, kind: str, ids: Iterable[int]) -> "Reminders":
        return self.filter(subject_type=subject_type, kind=kind, subject_id__in=list(ids))

    def due(self, now: datetime) -> "Reminders":
        """Planned ones whose moment has come, the longest waiting first."""
        due = self.filter(status=Status.SCHEDULED, send_after__lte=now)
        return due.order_by("send_after", "pk")

    def pending(self) -> "Reminders":
        return self.filter(status=Status.SCHEDULED).order_by("send_after", "pk")

    def subjects(self, subject_type: str) -> set[int]:
        """The ids of the things of one kind that these are about."""
        about = self.filter(subject_type=subject_type).order_by()
        return set(about.values_list("subject_id", flat=True).distinct())

    def numbered(self, pks: Iterable[int]) -> "Reminders":
        return self.filter(pk__in=list(pks))


class Reminder(models.Model):
    """What will be said, to whom, when. Times are UTC.

    `due_at` is what the rule says; `send_after` is when it leaves, moved by a snooze, a quiet
    period or the reader's night. The subject is a value, so that rows above need no key here.
    """

    subject_type = models.CharField(max_length=60)
    subject_id = models.BigIntegerField()
    kind = models.CharField(max_length=40)
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    round = models.CharField(max_length=40)
    due_at = models.DateTimeField()
    send_after = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    template = models.CharField(max_length=80)
    values = models.JSONField(default=dict)
    links = models.JSONField(default=list)
    sender_name = models.CharField(max_length=150, blank=True)
    rests = models.BooleanField(default=False)
    gathers = models.BooleanField(default=False)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)

    objects = Reminders.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "kind", "recipient", "round"],
                name="one_reminder_per_occasion",
            )
        ]
        indexes = [
            models.Index(
                fields=["send_after", "id"],
                condition=Q(status=Status.SCHEDULED),
                name="reminders_to_sweep",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.round} of {self.subject_type} {self.subject_id}: {self.status}"

    @property
    def identity(self) -> tuple[str, int, str]:
        """What makes it the same reminder within its subject."""
        return self.kind, self.recipient_id, self.round

    @property
    def key(self) -> str:
        """The occasion of its letter in the outbox."""
        return f"reminder:{self.pk}"
