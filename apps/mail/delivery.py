"""From the outbox to the mail server: nothing lost, nothing doubled but what a crash leaves open.

Claim up to 25 rows under a lease in a short transaction; then, one by one: make sure the row is
still wanted, note that it is being handed over, hand it over, mark it before the next one. Any
number of deliverers may run. Rendering and marks are each row's own, so one bad row stops nobody.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import structlog
from django.db import connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, F, Q

from apps.accounts.models import Link
from apps.campus.models import Campus
from apps.mail import marks
from apps.mail.headers import ascii_address
from apps.mail.letters import Urgency
from apps.mail.line import Line, NoServer
from apps.mail.mime import build
from apps.mail.models import Message, Messages, address_digest
from apps.mail.render import addressed, rendered
from apps.mail.retry import Answer, Verdict, next_try
from apps.mail.workflow import State

log = structlog.get_logger(__name__)

BATCH = 25
LEASE = timedelta(minutes=3)
# A mail is begun only while the lease outlasts it: connect, greet and six answers at 15 s each.
LAST_START = timedelta(seconds=120)
LONGEST_RUN = timedelta(seconds=50)

Clock = Callable[[], datetime]


@dataclass(frozen=True)
class Parcel:
    """A claimed row with its bytes; `mail` is empty if the row could not be written."""

    message: Message
    mail: bytes
    lease: datetime

    @property
    def row(self) -> Messages:
        """The row, for as long as it is this deliverer's."""
        return Message.objects.filter(pk=self.message.pk).claimed_by(self.lease)


def deliver(clock: Clock) -> int:
    """Send what is due; returns how many mails a server took. Without a server nothing moves."""
    begun, sent = clock(), 0
    tidy(begun)
    if not Message.objects.due(begun).exists():
        return sent
    try:
        with Line() as line, quick_marks():
            while clock() - begun < LONGEST_RUN and (parcels := claim(clock())):
                sent += hand_over_all(line, parcels, clock)
    except NoServer as error:
        log.warning("mail.no_server", error=str(error))
    return sent


def tidy(now: datetime) -> None:
    """Rows of lost deliverers go back into the queue, rows past their time leave it."""
    doubtful = Q(uncertain=True) | Q(handed_at__isnull=False)
    Message.objects.abandoned(now).update(
        state=State.QUEUED,
        uncertain=ExpressionWrapper(doubtful, output_field=BooleanField()),
        handed_at=None,
        lease_until=None,
    )
    late = Message.objects.too_late(now)
    late.filter(urgency=Urgency.SIGN_IN).update(state=State.EXPIRED, values={})
    late.update(state=State.EXPIRED)


def claim(now: datetime) -> list[Parcel]:
    """Up to 25 due rows for this deliverer alone, rendered; empty when nothing is due."""
    lease = now + LEASE
    with transaction.atomic():
        _commit_for_good()
        due = Message.objects.due(now).select_for_update(skip_locked=True, of=("self",))
        messages = list(due.select_related("recipient")[:BATCH])
        Message.objects.filter(pk__in=[message.pk for message in messages]).update(
            state=State.SENDING, lease_until=lease, handed_at=None, attempts=F("attempts") + 1
        )
        campus = Campus.objects.current()
        forged: list[Link] = []
        mails = [_packed(message, campus, forged, now) for message in messages]
        Link.objects.bulk_create(forged)
    pairs = zip(messages, mails, strict=True)
    return [Parcel(message, mail, lease) for message, mail in pairs]


def _commit_for_good() -> None:
    """The hashes of links must be on disk before a mail with the links leaves."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL synchronous_commit TO on")


def _packed(message: Message, campus: Campus, forged: list[Link], now: datetime) -> bytes:
    """The bytes of a mail; empty if it cannot be written, with the reason in the row."""
    try:
        words, links = rendered(message, campus=campus, now=now)
        mail = build(addressed(message, campus=campus, now=now), words)
    except Exception as error:  # noqa: BLE001 - whatever is wrong with one row is that row's end
        log.warning("mail.cannot_be_written", message=message.pk, error=type(error).__name__)
        message.last_error = f"{type(error).__name__}: {error}"
        return b""
    forged += links
    return mail


def hand_over_all(line: Line, parcels: list[Parcel], clock: Clock) -> int:
    """Hand over one by one, each marked before the next; what cannot be begun goes back."""
    sent = 0
    for place, parcel in enumerate(parcels):
        if not parcel.mail:
            fail(parcel, words=parcel.message.last_error)
        elif begin(parcel, clock()):
            try:
                said = line.hand_over(ascii_address(parcel.message.address), parcel.mail)
            except NoServer:
                release(parcels[place:])
                raise
            sent += said.answer is Answer.TAKEN
            settle(parcel, said, clock())
    return sent


def begin(parcel: Parcel, now: datetime) -> bool:
    """Note that this row is being handed over, if it is still ours and still wanted."""
    if now > parcel.lease - LAST_START:
        release([parcel])
        return False
    digest = address_digest(parcel.message.address)
    if marks.begun(parcel.message.pk, parcel.lease, digest, now):
        return True
    # Withdrawn, or claimed by another, or suppressed: only the last is still this one's row.
    parcel.row.update(state=State.SUPPRESSED, lease_until=None)
    return False


def release(parcels: list[Parcel]) -> None:
    """Back into the queue as if never claimed."""
    for parcel in parcels:
        parcel.row.update(
            state=State.QUEUED, lease_until=None, handed_at=None, attempts=F("attempts") - 1
        )


def settle(parcel: Parcel, said: Verdict, now: datetime) -> None:
    """Mark what became of a mail that was handed over."""
    attempts = parcel.message.attempts + 1  # read before this claim counted its own
    again = None if said.answer is Answer.NEVER else next_try(attempts, now)
    if said.answer is Answer.TAKEN:
        marks.taken(parcel.message.pk, parcel.lease, now)
    elif again is None:
        fail(parcel, code=said.code, words=said.words)
    else:
        parcel.row.update(
            state=State.QUEUED,
            not_before=again,
            lease_until=None,
            handed_at=None,
            uncertain=parcel.message.uncertain or said.answer is Answer.LOST,
            last_code=said.code,
            last_error=said.words[:300],
        )


def fail(parcel: Parcel, *, code: int | None = None, words: str) -> None:
    """The end of a row that cannot go; a sign-in mail keeps nothing of its body."""
    end: dict[str, Any] = {"state": State.FAILED, "lease_until": None, "last_code": code}
    if parcel.message.urgency == Urgency.SIGN_IN:
        end["values"] = {}
    parcel.row.update(**end, last_error=words[:300])


@contextmanager
def quick_marks() -> Iterator[None]:
    """Marks need not reach the disk one by one: a mark lost with the power is an uncertain row."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
