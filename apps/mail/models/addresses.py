"""Who must not be written to, and what addresses brought about."""

from collections.abc import Iterable
from datetime import datetime

from django.db import models
from django.db.models import Q

from apps.accounts.models import Person
from apps.core.lasting import lasting_hmac
from apps.mail.workflow import Trouble


class Suppressions(models.QuerySet["Suppression"]):
    def of(self, address: str) -> "Suppressions":
        return self.filter(digest=address_digest(address))

    def that_may_end(self) -> "Suppressions":
        """Those that an address brought about; what a person asked for stays."""
        return self.filter(reason__in=Trouble.values)

    def since(self, moment: datetime) -> "Suppressions":
        return self.filter(at__gt=moment)


class Suppression(models.Model):
    """An address that gets no mail. Only a keyed hash is kept, so the list names nobody.

    For a complaint alone, invitations and cancellations of what was agreed still leave.
    """

    digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=40)
    at = models.DateTimeField()

    objects = Suppressions.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "reason"], name="suppressed_once_per_reason")
        ]

    def __str__(self) -> str:
        return f"{self.digest[:8]} {self.reason}"


class Reports(models.QuerySet["Report"]):
    def unheard(self) -> "Reports":
        """What nobody has acted on yet, the oldest first."""
        return self.filter(heard_at=None).order_by("pk")

    def heard(self, pks: Iterable[int], now: datetime) -> None:
        self.filter(pk__in=list(pks)).update(heard_at=now)


class Report(models.Model):
    """What became of a mail later on, as the provider or the mail server told. Times are UTC.

    One row for each event of a provider and each person who read mail at its address then, so
    that telling it twice changes nothing. The address itself is not kept.
    """

    provider = models.CharField(max_length=40)
    event = models.CharField(max_length=140)
    trouble = models.CharField(max_length=10, choices=Trouble.choices)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    heard_at = models.DateTimeField(null=True, blank=True)

    objects = Reports.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["provider", "event", "person"], name="told_once"),
        ]
        indexes = [
            models.Index(fields=["id"], condition=Q(heard_at=None), name="mail_reports_unheard"),
        ]

    def __str__(self) -> str:
        return f"{self.provider} {self.event}: {self.trouble}"


def address_digest(address: str) -> str:
    """HMAC-SHA256 of an address under the lasting key; case and outer space do not matter."""
    return address_digests([address])[address]


def address_digests(addresses: Iterable[str]) -> dict[str, str]:
    """The same for many; the key is derived once, which took most of the time."""
    keyed = lasting_hmac("apps.mail.suppression", b"")
    found = {}
    for address in addresses:
        mac = keyed.copy()
        mac.update(address.strip().casefold().encode())
        found[address] = mac.hexdigest()
    return found
