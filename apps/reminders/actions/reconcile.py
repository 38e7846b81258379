"""Make the rows equal to the plan. There is no other way to cancel a reminder."""

from collections.abc import Collection
from datetime import datetime
from enum import Enum, auto
from typing import Any

from django.db import transaction

from apps.mail.actions import withdraw
from apps.mail.models import Message
from apps.reminders.models import Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import MOVABLE, SAID, Status

_WRITTEN = [
    *("due_at", "send_after", "until", "template", "values", "links", "sender_name"),
    *("rests", "rides", "gathers", "boards_at", "letter", "snoozed_until", "closed_at"),
]


class Letter(Enum):
    """What became of the letter of a reminder that has to be said otherwise, or not at all."""

    BACK = auto()  # it does not arrive, or there is none
    ALOFT = auto()  # a server is being given it: whether it arrives shows when the lease is over
    GONE = auto()  # a server took it, or it came to another end


@transaction.atomic
def reconcile(*, subject: tuple[str, int], plan: Collection[Planned], now: datetime) -> None:
    """Runs in the transaction of the move that changed the plan; twice is the same as once.

    A planned row may move, one that left the plan is cancelled, one that returns is revived. One
    that was sent stays, unless its letter is still here: then it is taken back, and said anew if
    the plan has it. What a server is being given is said anew by `mend`, if it is not taken. A
    moment whose window has closed is recorded as skipped.
    """
    rows = {row.identity: row for row in Reminder.objects.about(subject).select_for_update()}
    wanted = {planned.identity: planned for planned in plan}
    changed = [
        rows[identity]
        for identity, planned in wanted.items()
        if identity in rows and _follow(rows[identity], planned, now)
    ]
    changed += [row for identity, row in rows.items() if identity not in wanted and _drop(row, now)]
    Reminder.objects.bulk_update(changed, [*_WRITTEN, "status", "settled_at"])
    Reminder.objects.bulk_create(
        [_new(subject, planned, now) for key, planned in wanted.items() if key not in rows]
    )


def _new(subject: tuple[str, int], planned: Planned, now: datetime) -> Reminder:
    row = Reminder(
        subject_type=subject[0],
        subject_id=subject[1],
        kind=planned.kind,
        recipient_id=planned.recipient,
        round=planned.round,
        created_at=now,
        send_after=planned.due_at,
        **_fields(planned),
    )
    _place(row, now)
    return row


def _fields(planned: Planned) -> dict[str, Any]:
    return {
        "due_at": planned.due_at,
        "until": planned.until,
        "template": planned.template,
        "values": planned.values,
        "links": [link.as_json() for link in planned.links],
        "sender_name": planned.sender_name,
        "rests": planned.rests,
        "rides": planned.rides,
        "gathers": planned.gathers,
    }


def _follow(row: Reminder, planned: Planned, now: datetime) -> bool:
    """Take over what the plan says; whether anything changed. A snooze ends when the plan moves."""
    before = _state(row)
    letter = _letter_of(row, planned, now)
    row.closed_at = None
    if letter is not Letter.GONE:
        if row.due_at != planned.due_at or row.status == Status.CANCELLED:
            row.send_after, row.snoozed_until, row.boards_at = planned.due_at, None, None
        for name, value in _fields(planned).items():
            setattr(row, name, value)
    if letter is Letter.BACK:
        _place(row, now)
    return _state(row) != before


def _letter_of(row: Reminder, planned: Planned, now: datetime) -> Letter:
    """Taken back only where it would be untrue by the new plan."""
    if row.status in MOVABLE:
        return Letter.BACK
    return _take_back(row, now) if _says_other(row, planned) else Letter.GONE


def _place(row: Reminder, now: datetime) -> None:
    """Scheduled while its window is open, else skipped."""
    row.status = Status.SKIPPED if row.is_over(now) else Status.SCHEDULED
    row.settled_at = (row.settled_at or now) if row.is_over(now) else None


def _drop(row: Reminder, now: datetime) -> bool:
    """Cancel what is planned, and what was sent but still lies in the outbox.

    What its reader has by now is closed: there is nothing left to do about it.
    """
    is_here = row.status == Status.SENT and _take_back(row, now) is Letter.BACK
    if row.status == Status.SCHEDULED or is_here:
        row.status, row.settled_at, row.boards_at = Status.CANCELLED, now, None
        return True
    if row.status in SAID and row.closed_at is None:
        row.closed_at = now
        return True
    return False


def _says_other(row: Reminder, planned: Planned) -> bool:
    """Whether a letter that was made would be untrue by the new plan."""
    if row.status != Status.SENT:
        return False
    return any(getattr(row, name) != value for name, value in _fields(planned).items())


def _take_back(row: Reminder, now: datetime) -> Letter:
    """Withdraws its letter; also says so if the move of another matter in it did that before.

    The others of a shared letter are planned again by `mend`: to hold their rows here as well
    would let two moves wait for each other.
    """
    if withdraw(keys=[row.key]):
        row.letter = ""
        return Letter.BACK
    letter = Message.objects.posted_as(row.key, row.settled_at) if row.settled_at else None
    if letter is None:
        is_shared, row.letter = bool(row.letter), ""
        return Letter.BACK if is_shared else Letter.GONE
    if letter.is_back(now):
        row.letter = ""
        return Letter.BACK
    row.letter = letter.dedupe_key if letter.is_withdrawn else row.letter
    return Letter.ALOFT if letter.is_withdrawn else Letter.GONE


def _state(row: Reminder) -> tuple[Any, ...]:
    return (row.status, row.settled_at, *(getattr(row, name) for name in _WRITTEN))
