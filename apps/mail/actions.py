"""Post, withdraw, suppress: what other apps may do with the outbox."""

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat

from apps.accounts.models import Person
from apps.core.bell import ring
from apps.core.bulk import insert_all
from apps.core.clock import now as clock
from apps.mail.letters import Letter
from apps.mail.models import Message, Messages, Suppression, address_digest, address_digests
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
        insert_all(rows, ignore_conflicts=True)
        if rows:
            ring(DELIVER)


def row(letter: Letter, *, now: datetime, by: Person | None) -> Message:
    """The unsaved outbox row of a letter."""
    return Message(
        dedupe_key=letter.dedupe_key,
        message_id=new_message_id(),
        template=letter.template,
        values=letter.values,
        links=[link.as_json() for link in letter.links],
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

    One that was lost on the line, or is being handed over, is not tried again, and not counted: it
    may arrive. Runs in the transaction of the move that makes them untrue; a move that gives way
    because of the count has to be rolled back. The key is freed: the same occasion may come again
    (a request undone, changed and sent).
    """
    return _take_back(Message.objects.keyed(keys))


def withdraw_under(beginning: str) -> int:
    """The same for every letter whose key begins so."""
    return _take_back(Message.objects.filter(dedupe_key__startswith=beginning))


def withdraw_between(one: Person, other: Person) -> int:
    """The same for every letter of either to the other."""
    return _take_back(Message.objects.between(one, other))


def free(*, keys: Iterable[str]) -> None:
    """Occasions whose letters could not be written may come again, in other letters."""
    Message.objects.keyed(keys).unwritten().update(dedupe_key=_freed())


def _freed() -> Concat:
    """A key that no occasion has: that of the letter, and its number."""
    return Concat(F("dedupe_key"), Value("~"), Cast("pk", CharField()))


def _take_back(letters: Messages) -> int:
    """Locked first: between a count and a change a deliverer could begin one.

    The lease stays, so that the deliverer of one that is being handed over can still say it left.
    """
    rows = list(letters.unsent().order_by("pk").select_for_update())
    if not rows:
        return 0
    Message.objects.filter(pk__in=[row.pk for row in rows]).update(
        state=State.WITHDRAWN, dedupe_key=_freed()
    )
    return sum(1 for row in rows if row.handed_at is None and not row.uncertain)


def suppress_all(addresses: Iterable[str], *, reason: str, now: datetime) -> None:
    """No more mail to these addresses (except what their owners ask for to sign in)."""
    digests = {address_digest(address) for address in addresses}
    rows = [Suppression(digest=digest, reason=reason, at=now) for digest in sorted(digests)]
    Suppression.objects.bulk_create(rows, ignore_conflicts=True, batch_size=1000)


def is_closed(person: Person) -> bool:
    """Whether bounces or complaints keep mail from where this person reads it."""
    return Suppression.objects.of(person.mailbox).that_may_end().exists()


def closed_among(addresses: Iterable[str]) -> set[str]:
    """Those of the addresses that get no mail, for whatever reason."""
    closed = set(Suppression.objects.values_list("digest", flat=True))
    if not closed:
        return set()
    return {address for address, digest in address_digests(addresses).items() if digest in closed}


def lift(addresses: Iterable[str]) -> None:
    """Mail to these addresses again, where nothing but bounces or complaints stood against it."""
    digests = [address_digest(address) for address in addresses]
    Suppression.objects.filter(digest__in=digests).that_may_end().delete()
