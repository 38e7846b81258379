"""Post, withdraw, suppress: what other apps may do with the outbox."""

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from apps.accounts.models import Person
from apps.core.bell import ring
from apps.core.clock import now as clock
from apps.mail.letters import Letter
from apps.mail.models import Message, Suppression, address_digest
from apps.mail.relay import Matter, local_part
from apps.mail.workflow import State

DELIVER = "mail.deliver"


def post(letter: Letter, *, now: datetime | None = None, by: Person | None) -> Message:
    """Put one letter into the outbox, in the transaction of what it tells about.

    Returns the row; if the occasion has one already, that one.
    """
    post_all([letter], now=now, by=by)
    return Message.objects.get(dedupe_key=letter.dedupe_key)


def post_all(letters: Sequence[Letter], *, now: datetime | None = None, by: Person | None) -> None:
    """Put letters into the outbox with one INSERT; doubles of an occasion are left out."""
    moment = now or clock()
    rows = [row(letter, now=moment, by=by) for letter in letters]
    with transaction.atomic():
        Message.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
        if rows:
            ring(DELIVER)


def row(letter: Letter, *, now: datetime, by: Person | None) -> Message:
    """The unsaved outbox row of a letter."""
    return Message(
        dedupe_key=letter.dedupe_key,
        message_id=new_message_id(),
        template=letter.template,
        values=letter.values,
        links=[asdict(link) for link in letter.links],
        recipient=letter.recipient,
        to_address=letter.to,
        sender_name=letter.sender_name,
        relay=_relay(letter),
        calendar=letter.calendar,
        urgency=letter.urgency,
        not_before=letter.not_before or now,
        expires_at=letter.expires_at,
        created_at=now,
        by=by,
    )


def _relay(letter: Letter) -> str:
    """The local part that stands for this reader in the matter; empty for the center's own."""
    if letter.relay is None:
        return ""
    kind, subject = letter.relay
    return local_part(Matter(kind, subject, letter.recipient.pk))


def new_message_id() -> str:
    """A Message-ID with nothing in it but chance and the center's own domain."""
    domain = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    return f"<{uuid.uuid4().hex}@{domain}>"


def withdraw(*, keys: Iterable[str]) -> int:
    """Take back letters that no mail server has taken; returns how many none can have seen.

    One that was lost on the line is not tried again, and not counted: it may have arrived.

    Runs in the transaction of the move that makes them untrue. The key is freed: the same
    occasion may come again (a request undone, changed and sent).
    """
    mark = Concat(F("dedupe_key"), Value("~"), Cast("pk", CharField()))
    found = Message.objects.keyed(keys).still_here()
    lost = found.filter(uncertain=True).count()
    return found.update(state=State.WITHDRAWN, dedupe_key=mark, lease_until=None) - lost


def withdraw_under(beginning: str) -> int:
    """The same for every letter whose key begins so; returns how many."""
    mark = Concat(F("dedupe_key"), Value("~"), Cast("pk", CharField()))
    waiting = Message.objects.filter(dedupe_key__startswith=beginning).still_here()
    return waiting.update(state=State.WITHDRAWN, dedupe_key=mark, lease_until=None)


def withdraw_between(one: Person, other: Person) -> int:
    """Take back every letter of either to the other that is still here; returns how many."""
    mark = Concat(F("dedupe_key"), Value("~"), Cast("pk", CharField()))
    waiting = Message.objects.between(one, other).still_here()
    return waiting.update(state=State.WITHDRAWN, dedupe_key=mark, lease_until=None)


def suppress_all(addresses: Iterable[str], *, reason: str, now: datetime) -> None:
    """No more mail to these addresses (except what their owners ask for to sign in)."""
    digests = {address_digest(address) for address in addresses}
    rows = [Suppression(digest=digest, reason=reason, at=now) for digest in sorted(digests)]
    Suppression.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)
