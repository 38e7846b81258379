"""What was said before the demo campus was made, as if workers had been there all the while."""

from datetime import datetime

from django.db.models import F

from apps.mail.models import Message
from apps.mail.workflow import State
from apps.reminders.actions import sweep
from apps.reminders.models import Reminder


def catch_up(*, now: datetime) -> None:
    """Each reminder was said at its own moment, and each letter left while it was in time.

    What is not too late leaves now, through the real mail server.
    """
    before, moment = None, _first(now)
    while moment is not None and moment != before:
        sweep(now=moment)
        before, moment = moment, _first(now)
    Message.objects.too_late(now).update(state=State.SENT, sent_at=F("not_before"))


def _first(now: datetime) -> datetime | None:
    """When the reminder that has waited longest was due."""
    return min(Reminder.objects.due_since(now), default=None)
