"""Make the rows equal to the plan. There is no other way to cancel a reminder."""

from collections.abc import Collection
from dataclasses import asdict
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.mail.actions import withdraw
from apps.reminders.models import Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import MOVABLE, Status

_WRITTEN = [
    *("due_at", "send_after", "until", "template", "values", "links", "sender_name"),
    *("rests", "gathers"),
]


@transaction.atomic
def reconcile(*, subject: tuple[str, int], plan: Collection[Planned], now: datetime) -> None:
    """Runs in the transaction of the move that changed the plan; twice is the same as once.

    A planned row may move, one that left the plan is cancelled, one that returns is revived,
    one that was sent stays. A moment whose window has closed is recorded as skipped.
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
        "links": [asdict(link) for link in planned.links],
        "sender_name": planned.sender_name,
        "rests": planned.rests,
        "gathers": planned.gathers,
    }


def _follow(row: Reminder, planned: Planned, now: datetime) -> bool:
    """Take over what the plan says; whether anything changed. A snooze ends when the plan moves."""
    if row.status not in MOVABLE:
        return False
    before = _state(row)
    if row.due_at != planned.due_at or row.status == Status.CANCELLED:
        row.send_after = planned.due_at
    for name, value in _fields(planned).items():
        setattr(row, name, value)
    _place(row, now)
    return _state(row) != before


def _place(row: Reminder, now: datetime) -> None:
    """Scheduled while its window is open, else skipped."""
    is_over = row.until is not None and row.until <= now
    row.status = Status.SKIPPED if is_over else Status.SCHEDULED
    row.settled_at = (row.settled_at or now) if is_over else None


def _drop(row: Reminder, now: datetime) -> bool:
    """Cancel what is planned, and what was sent but still lies in the outbox."""
    if row.status == Status.SCHEDULED or (row.status == Status.SENT and withdraw(keys=[row.key])):
        row.status, row.settled_at = Status.CANCELLED, now
        return True
    return False


def _state(row: Reminder) -> tuple[Any, ...]:
    return (row.status, row.settled_at, *(getattr(row, name) for name in _WRITTEN))
