from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.actions import withdraw
from apps.reminders.kinds import kind_for
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status


@transaction.atomic
def snooze(reminder: Reminder, *, until: datetime, by: Person) -> None:
    """Its reader hears of it later; what the rule says stays in `due_at`.

    What is still planned about the matter waits until then; if all was said, it is said again.
    `StaleMove` if it is settled, `NotYours` for anyone but its reader, `Refused` where a fixed time
    comes before.
    """
    if reminder.recipient_id != by.pk:
        raise NotYours
    rounds = list(Reminder.objects.beside(reminder).select_for_update())
    asked = next(row for row in rounds if row.pk == reminder.pk)
    if not asked.is_open:
        raise StaleMove(str(Status(asked.status).label))
    if not may_wait(asked, until):
        raise Refused(_("That is too late for this one. Choose an earlier day."))
    ahead = [row for row in rounds if row.status == Status.SCHEDULED]
    if not ahead:
        withdraw(keys=[asked.key])  # where the mail of before has not left yet
    for row in ahead or [asked]:
        _put_off(row, until)
    fields = ["status", "settled_at", "letter", "said", "send_after", "snoozed_until", "boards_at"]
    Reminder.objects.bulk_update(ahead or [asked], fields)


def may_wait(row: Reminder, until: datetime) -> bool:
    """Whether it may be said as late as that: not after what happens at a fixed time."""
    kind = kind_for(row.recipient.role, row.kind)
    return row.until is None or until < row.until or (kind is not None and kind.waits)


def _put_off(row: Reminder, until: datetime) -> None:
    if row.status != Status.SCHEDULED:
        row.status, row.settled_at, row.letter = Status.SCHEDULED, None, ""
        row.said += 1
    row.send_after = row.snoozed_until = until
    row.boards_at = None
