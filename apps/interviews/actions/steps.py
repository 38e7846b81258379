"""Next steps with a day are called to mind on it, each once, also after its words were mended."""

from datetime import date, datetime

from apps.core.clock import local
from apps.interviews.actions.move import LOG
from apps.interviews.models import Log
from apps.interviews.nudges import Known, steps_plan
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder


def plan_steps(log: Log, *, now: datetime) -> None:
    """In the transaction of what changed the log, whose row the caller holds."""
    reconcile(subject=(LOG, log.pk), plan=steps_plan(log, known_steps(log)), now=now)


def known_steps(log: Log) -> list[Known]:
    """Every step of this log that ever had a reminder."""
    zone = log.interview.contact.student.person.zone
    rows = Reminder.objects.about((LOG, log.pk)).order_by("pk")
    return [Known(row.round, row.values.get("step", ""), _day_of(row, zone)) for row in rows]


def _day_of(row: Reminder, zone: str) -> date:
    """The day as it was read; its student may live in another zone by now.

    Rows of before have its morning alone.
    """
    on = row.values.get("on")
    return date.fromisoformat(on) if on else local(row.due_at, zone).date()
