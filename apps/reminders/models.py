"""What will be said to whom, and how each person wants it."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person
from apps.reminders.workflow import SAID, Channel, Status

USUAL_HOUR = 8  # of the daily mail, on the reader's clock
SNOOZE_LASTS = timedelta(days=2)  # how long a snoozed one may still be said, whatever its window


class Reminders(models.QuerySet["Reminder"]):
    def about(self, subject: tuple[str, int]) -> "Reminders":
        return self.filter(subject_type=subject[0], subject_id=subject[1])

    def of_kind(self, subject_type: str, kind: str, ids: Iterable[int]) -> "Reminders":
        return self.filter(subject_type=subject_type, kind=kind, subject_id__in=list(ids))

    def visible_to(self, person: Person) -> "Reminders":
        return self.filter(recipient=person)

    def due(self, now: datetime) -> "Reminders":
        """Planned ones whose moment has come and that wait for no daily mail, oldest first."""
        due = self.filter(status=Status.SCHEDULED, boards_at=None, send_after__lte=now)
        return due.order_by("send_after", "pk")

    def due_since(self, now: datetime) -> list[datetime]:
        """When the longest waiting ones were due, alone and for a daily mail; empty if none is."""
        alone = self.due(now).values_list("send_after", flat=True)[:1]
        daily = self.boarded(now).order_by("boards_at").values_list("boards_at", flat=True)[:1]
        return [moment for moment in (*alone, *daily) if moment is not None]

    def boarded(self, now: datetime) -> "Reminders":
        """Those whose daily mail is due."""
        return self.filter(status=Status.SCHEDULED, boards_at__lte=now)

    def pending(self) -> "Reminders":
        return self.filter(status=Status.SCHEDULED).order_by("send_after", "pk")

    def subjects(self, subject_type: str) -> set[int]:
        """The ids of the things of one kind that these are about."""
        about = self.filter(subject_type=subject_type).order_by()
        return set(about.values_list("subject_id", flat=True).distinct())

    def numbered(self, pks: Iterable[int]) -> "Reminders":
        return self.filter(pk__in=list(pks))

    def to_all(self, people: Iterable[int]) -> "Reminders":
        return self.filter(recipient_id__in=list(people))

    def shared(self, since: datetime) -> "Reminders":
        """What was said since then in one letter with others, and is not settled."""
        said = self.filter(status=Status.SENT, settled_at__gte=since, closed_at=None)
        return said.exclude(letter="")

    def said_since(self, since: datetime) -> "Reminders":
        """Said by mail or shown on a page since then, the newest first."""
        return self.filter(status__in=SAID, settled_at__gte=since).order_by("-settled_at", "-pk")

    def of_kinds(self, kinds: Iterable[str]) -> "Reminders":
        return self.filter(kind__in=list(kinds))

    def said_with(self, reminder: "Reminder") -> "Reminders":
        """What is open and was one matter with it in one letter; itself, too."""
        same = self.filter(pk=reminder.pk)
        if reminder.gathers and reminder.letter:
            same = self.filter(letter=reminder.letter, kind=reminder.kind, closed_at=None)
        return same.filter(recipient=reminder.recipient_id).order_by("pk")

    def beside(self, reminder: "Reminder") -> "Reminders":
        """Every round of the same matter for the same reader, itself among them."""
        matter = self.about((reminder.subject_type, reminder.subject_id))
        return matter.filter(kind=reminder.kind, recipient=reminder.recipient_id).order_by("pk")


class Reminder(models.Model):
    """What will be said, to whom, when. Times are UTC.

    `due_at` is what the rule says; `send_after` is when it may leave, moved by a snooze, a quiet
    period or the reader's night. One that rides waits from then for the daily mail of `boards_at`.
    `letter` is the key of the mail that it shared with others. `closed_at` is when nothing was left
    to do about something said. The subject is a value, so that rows above need no key here.
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
    rides = models.BooleanField(default=False)
    gathers = models.BooleanField(default=False)
    boards_at = models.DateTimeField(null=True, blank=True)
    letter = models.CharField(max_length=140, blank=True)
    snoozed_until = models.DateTimeField(null=True, blank=True)
    said = models.PositiveSmallIntegerField(default=0, help_text="How often it was put off.")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.SCHEDULED)
    created_at = models.DateTimeField()
    settled_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)

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
                condition=Q(status=Status.SCHEDULED, boards_at=None),
                name="reminders_to_sweep",
            ),
            models.Index(
                fields=["boards_at", "recipient"],
                condition=Q(status=Status.SCHEDULED, boards_at__isnull=False),
                name="reminders_on_board",
            ),
            models.Index(
                fields=["settled_at"],
                condition=Q(status=Status.SENT) & ~Q(letter=""),
                name="reminders_in_one_mail",
            ),
            models.Index(fields=["recipient", "status", "send_after"], name="reminders_of_one"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.round} of {self.subject_type} {self.subject_id}: {self.status}"

    @property
    def identity(self) -> tuple[str, int, str]:
        """What makes it the same reminder within its subject."""
        return self.kind, self.recipient_id, self.round

    @property
    def matter(self) -> tuple[str, int, str, int]:
        """What it is about: two rounds of one matter are said once in one mail."""
        return self.subject_type, self.subject_id, self.kind, self.recipient_id

    @property
    def key(self) -> str:
        """The occasion of its letter in the outbox: shared, or its own, once each time put off."""
        own = f"reminder:{self.pk}"
        return self.letter or (f"{own}:{self.said}" if self.said else own)

    @property
    def closes_at(self) -> datetime | None:
        """When it is not worth saying any more (UTC); if put off, a little later."""
        if self.until is None or self.snoozed_until is None:
            return self.until
        return max(self.until, self.snoozed_until + SNOOZE_LASTS)

    @property
    def is_open(self) -> bool:
        """Planned or said, and there is still something to do about it."""
        return self.closed_at is None and self.status in {Status.SCHEDULED, *SAID}

    def is_over(self, now: datetime) -> bool:
        return self.closes_at is not None and self.closes_at <= now


class Preferences(models.QuerySet["Preference"]):
    def of(self, person: Person) -> "Preferences":
        return self.filter(person=person)

    def of_all(self, people: Iterable[int]) -> "Preferences":
        return self.filter(person_id__in=list(people))


class Preference(models.Model):
    """How one person wants one kind; without a row as the kind itself says."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)
    channel = models.CharField(max_length=8, choices=Channel.choices)

    objects = Preferences.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind"], name="one_channel_per_kind"),
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values), name="reminders_known_channel"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.channel} of {self.person_id}"


class DailyMails(models.QuerySet["DailyMail"]):
    def of(self, person: Person) -> "DailyMail":
        """The person's, or the usual one, which is in no table."""
        return self.filter(person=person).first() or DailyMail(person=person)

    def of_all(self, people: Iterable[int]) -> "DailyMails":
        return self.filter(person_id__in=list(people))


class DailyMail(models.Model):
    """When one person wants the daily mail: an hour of their own clock, or not at all."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="+")
    hour = models.PositiveSmallIntegerField(default=USUAL_HOUR)
    is_stopped = models.BooleanField(default=False)

    objects = DailyMails.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__lt=24), name="reminders_an_hour_of_the_day")
        ]

    def __str__(self) -> str:
        return f"{self.hour}:00 of {self.person_id}{' (stopped)' if self.is_stopped else ''}"
