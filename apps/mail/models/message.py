"""The outbox."""

from collections.abc import Iterable
from datetime import datetime
from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person
from apps.mail.letters import Urgency
from apps.mail.workflow import UNSENT, UNWRITTEN, State


class Messages(models.QuerySet["Message"]):
    def due(self, now: datetime) -> "Messages":
        """Waiting rows whose time has come, in the order in which they leave."""
        return self.filter(state=State.QUEUED, not_before__lte=now).order_by(
            "urgency", "not_before", "pk"
        )

    def too_late(self, now: datetime) -> "Messages":
        return self.filter(state=State.QUEUED, expires_at__lte=now)

    def abandoned(self, now: datetime) -> "Messages":
        """Claimed rows whose deliverer has not come back in time."""
        return self.filter(state=State.SENDING, lease_until__lte=now)

    def keyed(self, keys: Iterable[str]) -> "Messages":
        return self.filter(dedupe_key__in=list(keys))

    def begun_with(self, key: str) -> "Messages":
        """Letters of occasions whose keys begin like this."""
        return self.filter(dedupe_key__startswith=key)

    def posted_as(self, key: str, at: datetime) -> "Message | None":
        """The letter that was posted then for an occasion, also after its key was freed."""
        own = Q(dedupe_key=key) | Q(dedupe_key__startswith=f"{key}~")
        return self.filter(own, created_at=at).order_by("-pk").first()

    def freed(self, keys: Iterable[str]) -> "Messages":
        """Letters that had these keys before they were withdrawn, also if they left after all."""
        begins = [Q(dedupe_key__startswith=f"{key}~") for key in keys]
        withdrawn = self.filter(state__in=[State.WITHDRAWN, State.SENT])
        return withdrawn.filter(reduce(or_, begins)) if begins else self.none()

    def standing(self, now: datetime) -> "Messages":
        """All but withdrawn ones that arrive no more, since no server is being given them."""
        over = Q(lease_until=None) | Q(lease_until__lte=now) | Q(handed_at=None)
        return self.exclude(over, state=State.WITHDRAWN)

    def unsent(self) -> "Messages":
        """Rows that no mail server has taken, as far as is known."""
        return self.filter(state__in=UNSENT)

    def still_here(self) -> "Messages":
        """Those of them that no mail server has seen."""
        return self.unsent().filter(handed_at=None, uncertain=False)

    def due_since(self, now: datetime) -> list[datetime]:
        """When the longest waiting row was due; empty if nothing is."""
        return list(self.due(now).order_by("not_before").values_list("not_before", flat=True)[:1])

    def last_sent(self) -> datetime | None:
        """When a server took a mail for the last time (UTC)."""
        sent = self.filter(state=State.SENT).order_by("-sent_at")
        return sent.values_list("sent_at", flat=True).first()

    def asked_for(self) -> "Messages":
        """Codes that somebody waits for at the sign-in page."""
        return self.filter(urgency=Urgency.SIGN_IN)

    def read_long_ago(self, before: datetime) -> "Messages":
        """Rows at their end since before a moment that still hold words."""
        over = self.exclude(state__in=UNSENT).filter(created_at__lt=before, forgotten=False)
        return over.filter(Q(sent_at__isnull=True) | Q(sent_at__lt=before))

    def times_of_leaving(self) -> dict[str, datetime]:
        """By key, of those that a mail server took."""
        left = self.filter(state=State.SENT).values_list("dedupe_key", "sent_at")
        return {key: at for key, at in left if at is not None}

    def refused_for_good(self) -> list[str]:
        """Keys of those that no server takes, or whose address is closed."""
        ends = self.filter(state__in=[State.FAILED, State.SUPPRESSED])
        return list(ends.values_list("dedupe_key", flat=True))

    def unwritten(self) -> "Messages":
        """Those of which no mail could be made: a template or a page that is gone, a value."""
        return self.filter(state=State.FAILED, last_error__startswith=UNWRITTEN)

    def claimed_by(self, lease: datetime) -> "Messages":
        return self.filter(state=State.SENDING, lease_until=lease)

    def between(self, one: Person, other: Person) -> "Messages":
        """What one of the two brought about for the other."""
        return self.filter(Q(recipient=one, by=other) | Q(recipient=other, by=one))

    def to(self, person: Person) -> "Messages":
        return self.filter(recipient=person).order_by("-created_at", "-pk")


class Message(models.Model):
    """One mail. All times are UTC.

    `message_id` is minted once and goes with every attempt, so a server or a reader that gets
    the mail twice can tell. `uncertain` says that a deliverer was lost between handing over
    and marking. Mail of packages (sign-in codes) has no template; its body is in `values` and
    is emptied at the end.
    """

    dedupe_key = models.CharField(max_length=140, unique=True)
    message_id = models.CharField(max_length=140, unique=True)
    template = models.CharField(max_length=80, blank=True)
    values = models.JSONField(default=dict)
    links = models.JSONField(default=list)
    recipient = models.ForeignKey(Person, on_delete=models.CASCADE, null=True, related_name="+")
    to_address = models.EmailField(max_length=254, blank=True)
    sender_name = models.CharField(max_length=150, blank=True)
    relay = models.CharField(max_length=64, blank=True)
    calendar = models.TextField(blank=True)
    urgency = models.PositiveSmallIntegerField(choices=Urgency.choices, default=Urgency.NOW)
    not_before = models.DateTimeField()
    expires_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.QUEUED)
    uncertain = models.BooleanField(default=False)
    lease_until = models.DateTimeField(null=True, blank=True)
    handed_at = models.DateTimeField(null=True, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_code = models.PositiveSmallIntegerField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, related_name="+")
    forgotten = models.BooleanField(default=False)

    objects = Messages.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["urgency", "not_before", "id"],
                condition=Q(state=State.QUEUED),
                name="mail_to_claim",
            ),
            models.Index(
                fields=["lease_until"], condition=Q(state=State.SENDING), name="mail_leased"
            ),
            models.Index(
                fields=["expires_at"], condition=Q(state=State.QUEUED), name="mail_expiring"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient__isnull=False) | ~Q(to_address=""), name="mail_has_a_reader"
            ),
            models.CheckConstraint(
                condition=~Q(state=State.SENDING) | Q(lease_until__isnull=False),
                name="mail_claimed_for_a_time",
            ),
            models.CheckConstraint(
                condition=Q(sent_at__isnull=False, state=State.SENT)
                | (Q(sent_at__isnull=True) & ~Q(state=State.SENT)),
                name="mail_sent_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.template or 'mail'} {self.dedupe_key} {self.state}"

    @property
    def is_withdrawn(self) -> bool:
        return self.state == State.WITHDRAWN

    def is_back(self, now: datetime) -> bool:
        """Whether it was withdrawn and arrives no more; lost on the line, it may have arrived."""
        is_held = self.lease_until is not None and self.lease_until > now
        return self.is_withdrawn and not (is_held and self.handed_at is not None)

    @property
    def address(self) -> str:
        """Where it goes: the one it was written to, else the person's mailbox of this moment."""
        return self.to_address or (self.recipient.mailbox if self.recipient else "")
