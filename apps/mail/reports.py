"""Bounces and complaints: an address that does not work, or a reader who wants no more.

Told by a mail provider (its webhook, read by anymail) or by the mail server at once. Told twice is
told once. Opened and clicked are no events here: nobody is watched.
"""

import re
from datetime import datetime
from hashlib import sha256
from typing import Any

from anymail.signals import AnymailTrackingEvent, EventType, RejectReason
from django.db import transaction

from apps.accounts.models import Person
from apps.core.clock import now as clock
from apps.mail.actions import suppress_all
from apps.mail.models import Message, Report
from apps.mail.workflow import Trouble

SERVER = "smtp"
_FOR_GOOD = {RejectReason.BOUNCED, RejectReason.INVALID}
# anymail calls a full mailbox "bounced" as well; the provider's own words tell the two apart.
_SOFT = re.compile(r"soft_?bounce", re.IGNORECASE)


def receive(event: AnymailTrackingEvent, esp_name: str, **_signal: Any) -> None:  # noqa: ANN401 - Django's signal
    """The receiver of anymail's signal; events that are neither of the two are let pass."""
    trouble = trouble_of(event.event_type, event.reject_reason)
    is_passing = trouble == Trouble.BOUNCED and _SOFT.search(repr(event.esp_event))
    if trouble is not None and event.recipient and not is_passing:
        note(trouble, event.recipient, source=(esp_name, fingerprint(event)), now=clock())


def trouble_of(kind: str, reason: str | None) -> Trouble | None:
    """What an event means for the address: nothing, unless it is for good."""
    if kind in {EventType.COMPLAINED, EventType.UNSUBSCRIBED} or reason == RejectReason.SPAM:
        return Trouble.COMPLAINED
    refused = kind in {EventType.BOUNCED, EventType.REJECTED}
    return Trouble.BOUNCED if refused and reason in _FOR_GOOD else None


def fingerprint(event: AnymailTrackingEvent) -> str:
    """Names an event: as the provider does, or by what it says where the provider does not."""
    if event.event_id:
        return str(event.event_id)[:140]
    said = (event.event_type, event.recipient, event.message_id, event.timestamp)
    return sha256(repr(said).encode()).hexdigest()


def note_refusal(message: Message, now: datetime) -> None:
    """The mail server itself said that nobody is there."""
    note(Trouble.BOUNCED, message.address, source=(SERVER, message.message_id), now=now)


@transaction.atomic
def note(trouble: Trouble, address: str, *, source: tuple[str, str], now: datetime) -> None:
    """No more mail there from now on; the apps above hear of it with the next tick."""
    provider, event = source
    if Report.objects.filter(provider=provider, event=event).exists():
        return  # told before; who came back since is not closed again
    suppress_all([address], reason=trouble, now=now)
    told = {"provider": provider, "event": event, "trouble": trouble, "at": now}
    reports = [Report(person=person, **told) for person in Person.objects.reading(address)]
    Report.objects.bulk_create(reports, ignore_conflicts=True)
