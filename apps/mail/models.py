"""The outbox, and who must not be written to."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q
from django.utils.crypto import salted_hmac

from apps.accounts.models import Person
from apps.mail.letters import Urgency
from apps.mail.workflow import UNSENT, State


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

    def still_here(self) -> "Messages":
        """Rows that no mail server has seen."""
        return self.filter(state__in=UNSENT, handed_at__isnull=True)

    def times_of_leaving(self) -> dict[str, datetime]:
        """By key, of those that a mail server took."""
        left = self.filter(state=State.SENT).values_list("dedupe_key", "sent_at")
        return {key: at for key, at in left if at is not None}

    def refused_for_good(self) -> list[str]:
        """Keys of those that no server takes, or whose address is closed."""
        ends = self.filter(state__in=[State.FAILED, State.SUPPRESSED])
        return list(ends.values_list("dedupe_key", flat=True))

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
    def address(self) -> str:
        """Where it goes: the one it was written to, else the person's mailbox of this moment."""
        return self.to_address or (self.recipient.mailbox if self.recipient else "")


class Suppressions(models.QuerySet["Suppression"]):
    def of(self, address: str) -> "Suppressions":
        return self.filter(digest=address_digest(address))


class Suppression(models.Model):
    """An address that gets no mail. Only a keyed hash is kept, so the list names nobody."""

    digest = models.CharField(max_length=64, unique=True)
    reason = models.CharField(max_length=40)
    at = models.DateTimeField()

    objects = Suppressions.as_manager()

    def __str__(self) -> str:
        return f"{self.digest[:8]} {self.reason}"


def address_digest(address: str) -> str:
    """HMAC-SHA256 of an address under the site's key; case and outer space do not matter."""
    plain = address.strip().casefold()
    return salted_hmac("apps.mail.suppression", plain, algorithm="sha256").hexdigest()
