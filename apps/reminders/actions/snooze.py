from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.core.moves import NotYours, StaleMove
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status


@transaction.atomic
def snooze(reminder: Reminder, *, until: datetime, by: Person) -> None:
    """The recipient hears of it later; what the rule says stays in `due_at`.

    `StaleMove` if it has left by now, `NotYours` for anyone but its recipient.
    """
    reminder.refresh_from_db(from_queryset=Reminder.objects.select_for_update())
    if reminder.recipient_id != by.pk:
        raise NotYours
    if reminder.status != Status.SCHEDULED:
        raise StaleMove(str(Status(reminder.status).label))
    reminder.send_after = until
    reminder.save(update_fields=["send_after"])
