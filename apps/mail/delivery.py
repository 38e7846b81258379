"""From the outbox to the mail server: nothing lost, nothing doubled but what a crash leaves open.

Claim up to 25 rows under a lease in a short transaction; then, one by one (`handover`): make sure
the row is still wanted, note that it is being handed over, hand it over, mark it before the next
one. Any number of deliverers may run. Rendering and marks are each row's own, so one bad row stops
nobody.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction
from django.db.models import (
    BooleanField,
    ExpressionWrapper,
    F,
    Q,
)

from apps.accounts.models import Link
from apps.campus.models import Campus
from apps.core.bulk import insert_all
from apps.core.queues import by_its_index
from apps.mail.gate import leaving
from apps.mail.handover import ENDED, Clock, Parcel, hand_over_all
from apps.mail.line import Line, NoServer
from apps.mail.mime import build
from apps.mail.models import Message
from apps.mail.render import addressed, rendered
from apps.mail.retry import PAUSES
from apps.mail.workflow import UNWRITTEN, State

log = structlog.get_logger(__name__)

BATCH = 25
ALONE_FROM = 3  # attempts
LEASE = timedelta(minutes=3)
LONGEST_RUN = timedelta(seconds=50)

# What a lost deliverer leaves: whatever it had begun may have arrived.
DOUBTFUL = ExpressionWrapper(
    Q(uncertain=True) | Q(handed_at__isnull=False), output_field=BooleanField()
)


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
    with by_its_index():
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
