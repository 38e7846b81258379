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
from django.db.models import (
    BooleanField,
    Case,
    ExpressionWrapper,
    F,
    JSONField,
    Q,
    Value,
    When,
)

from apps.accounts.models import Link
from apps.campus.models import Campus
from apps.core.bulk import insert_all
from apps.mail import marks
from apps.mail.gate import leaving
from apps.mail.headers import ascii_address
from apps.mail.letters import Urgency
from apps.mail.line import Line, NoServer
from apps.mail.mime import build
from apps.mail.models import Message, Messages, address_digest
from apps.mail.render import addressed, rendered
from apps.mail.reports import note_refusal
from apps.mail.retry import PAUSES, Answer, Verdict, lot, next_try, readable
from apps.mail.workflow import UNWRITTEN, State

log = structlog.get_logger(__name__)

BATCH = 25
ALONE_FROM = 3  # attempts
LEASE = timedelta(minutes=3)
# A mail is begun only while the lease outlasts it: on a line that is ready, five answers at 15 s.
LAST_START = timedelta(seconds=120)
LONGEST_RUN = timedelta(seconds=50)

Clock = Callable[[], datetime]

# What a lost deliverer leaves: whatever it had begun may have arrived.
DOUBTFUL = ExpressionWrapper(
    Q(uncertain=True) | Q(handed_at__isnull=False), output_field=BooleanField()
)
# At its end a row is nobody's, and a sign-in mail keeps nothing of its body.
_KEPT = Case(
    When(urgency=Urgency.SIGN_IN, then=Value({}, output_field=JSONField())), default=F("values")
)
ENDED: dict[str, Any] = {"lease_until": None, "values": _KEPT}


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
    if not leaving(begun).exists():
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
    abandoned = Message.objects.abandoned(now)
    abandoned.filter(attempts__gt=len(PAUSES)).update(
        **ENDED, state=State.FAILED, uncertain=DOUBTFUL, last_error="Its deliverers were lost."
    )
    abandoned.update(state=State.QUEUED, uncertain=DOUBTFUL, handed_at=None, lease_until=None)
    Message.objects.too_late(now).update(**ENDED, state=State.EXPIRED)


def claim(now: datetime) -> list[Parcel]:
    """Up to 25 due rows for this deliverer alone, rendered; empty when nothing is due.

    The claim is committed before the rendering, so that a row that kills its deliverer is counted.
    """
    lease = now + LEASE
    messages = _leased(lease, now)
    with transaction.atomic():
        _commit_for_good()
        campus = Campus.objects.current()
        forged: list[Link] = []
        mails = [_packed(message, campus, forged, now) for message in messages]
        insert_all(forged)
    pairs = zip(messages, mails, strict=True)
    return [Parcel(message, mail, lease) for message, mail in pairs]


@transaction.atomic
def _leased(lease: datetime, now: datetime) -> list[Message]:
    due = leaving(now).select_for_update(skip_locked=True, of=("self",))
    messages = together(list(due.select_related("recipient")[:BATCH]))
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        state=State.SENDING, lease_until=lease, handed_at=None, attempts=F("attempts") + 1
    )
    return messages


def together(messages: list[Message]) -> list[Message]:
    """Those that leave in one batch: a row that did not get away several times leaves alone.

    If it was the row that brought its deliverers down, it takes no other with it any more.
    """
    if messages and messages[0].attempts >= ALONE_FROM:
        return messages[:1]
    return [message for message in messages if message.attempts < ALONE_FROM]


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
        message.last_error = f"{UNWRITTEN}{type(error).__name__}: {error}"
        return b""
    forged += links
    return mail


def hand_over_all(line: Line, parcels: list[Parcel], clock: Clock) -> int:
    """Hand over one by one, each marked before the next; what cannot be begun goes back."""
    sent = 0
    for place, parcel in enumerate(parcels):
        try:
            line.ready()  # before the mail is begun: a new line may take longer than a lease has
        except NoServer:
            release(parcels[place:])
            raise
        if not parcel.mail:
            fail(parcel, words=parcel.message.last_error)
        elif begin(parcel, clock()):
            said = line.hand_over(ascii_address(parcel.message.address), parcel.mail)
            sent += said.answer is Answer.TAKEN
            settle(parcel, said, clock())
    return sent


def begin(parcel: Parcel, now: datetime) -> bool:
    """Note that this row is being handed over, if it is still ours and still wanted."""
    if now > parcel.lease - LAST_START:
        release([parcel])
        return False
    expires_at = parcel.message.expires_at
    if expires_at is not None and expires_at <= now:
        parcel.row.update(**ENDED, state=State.EXPIRED)
        return False
    digest = address_digest(parcel.message.address)
    if marks.begun(parcel.message.pk, parcel.lease, digest, now):
        return True
    # Withdrawn, or claimed by another, or suppressed: only the last is still this one's row.
    parcel.row.update(**ENDED, state=State.SUPPRESSED)
    return False


def release(parcels: list[Parcel]) -> None:
    """Back into the queue as if never claimed."""
    for parcel in parcels:
        parcel.row.update(
            state=State.QUEUED, lease_until=None, handed_at=None, attempts=F("attempts") - 1
        )


def settle(parcel: Parcel, said: Verdict, now: datetime) -> None:
    """Mark what became of a mail that was handed over."""
    if said.answer is Answer.TAKEN:
        marks.taken(parcel.message.pk, parcel.lease, now)
        return
    attempts = parcel.message.attempts + 1  # read before this claim counted its own
    again = next_try(attempts, now, lot(parcel.message.message_id, attempts))
    parcel.message.uncertain |= said.answer is Answer.LOST
    if again is None or said.answer is Answer.NEVER:
        fail(parcel, code=said.code, words=said.words)
        if said.is_dead_address:
            note_refusal(parcel.message, now)
        return
    parcel.row.update(
        state=State.QUEUED,
        not_before=again,
        lease_until=None,
        handed_at=None,
        uncertain=parcel.message.uncertain,
        last_code=said.code,
        last_error=said.words[:300],
    )


def fail(parcel: Parcel, *, code: int | None = None, words: str) -> None:
    """The end of a row that cannot go."""
    parcel.row.update(
        **ENDED,
        state=State.FAILED,
        uncertain=parcel.message.uncertain,
        last_code=code,
        last_error=readable(words)[:300],
    )


@contextmanager
def quick_marks() -> Iterator[None]:
    """What became of a mail need not be on disk at once: lost with the power, it is uncertain."""
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit TO off")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("RESET synchronous_commit")
