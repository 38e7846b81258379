"""Claimed mails to the server, one by one: each begun, handed over and marked before the next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, F, JSONField, Value, When

from apps.mail import marks
from apps.mail.headers import ascii_address
from apps.mail.letters import Urgency
from apps.mail.line import Line, NoServer
from apps.mail.models import Message, Messages, address_digest
from apps.mail.reports import note_refusal
from apps.mail.retry import Answer, Verdict, lot, next_try, readable
from apps.mail.workflow import State

# A mail is begun only while the lease outlasts it: on a line that is ready, five answers at 15 s.
LAST_START = timedelta(seconds=120)

Clock = Callable[[], datetime]

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
    def to(self) -> str:
        return ascii_address(self.message.address)

    @property
    def row(self) -> Messages:
        """The row, for as long as it is this deliverer's."""
        return Message.objects.filter(pk=self.message.pk).claimed_by(self.lease)


def hand_over_all(line: Line, parcels: list[Parcel], clock: Clock) -> int:
    """Hand over one by one, each marked before the next; what cannot be begun goes back."""
    sent = 0
    for place, parcel in enumerate(parcels):
        if not parcel.mail:
            fail(parcel, words=parcel.message.last_error)
            continue
        try:
            line.ready(parcel.to)  # before it is begun: a new line may take longer than a lease has
        except NoServer:
            release(parcels[place:])
            raise
        if begin(parcel, clock()):
            said = line.hand_over(parcel.to, parcel.mail, following=_following(parcels, place))
            sent += said.answer is Answer.TAKEN
            settle(parcel, said, clock())
    return sent


def _following(parcels: list[Parcel], place: int) -> str:
    """To whom the next mail goes that can; empty after the last."""
    return next((parcel.to for parcel in parcels[place + 1 :] if parcel.mail), "")


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
