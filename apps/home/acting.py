"""The page behind a reminder's link: values for its template."""

from datetime import datetime, timedelta
from typing import Any

from apps.core.clock import local
from apps.home.actions import can_be_done
from apps.reminders.actions.snooze import may_wait
from apps.reminders.fates import read_day
from apps.reminders.letters import matter_of
from apps.reminders.models import Reminder
from apps.reminders.pages import row_of


def values(reminder: Reminder, *, now: datetime) -> dict[str, Any]:
    with_it = list(Reminder.objects.said_with(reminder).select_related("recipient"))
    row = row_of(reminder, read_day([reminder], now))
    return {
        "row": row,
        "matter": matter_of(with_it),
        "zone": reminder.recipient.zone,
        "is_one": len(with_it) < 2,  # noqa: PLR2004 - several are done one by one, on their list
        "can_be_done": can_be_done(reminder),
        "waits": [days for days in (1, 7) if may_wait(reminder, now + timedelta(days=days))],
        "today": local(now, reminder.recipient.zone).date(),
    }
