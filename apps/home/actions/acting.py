"""What can be done about a reminder by one press: the verb of the app that owns its matter."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.contacts.actions import tap
from apps.contacts.models import KeepInTouch
from apps.core.moves import StaleMove
from apps.interviews.actions import waive_thanks
from apps.interviews.models import ThankYou
from apps.reminders.actions import snooze
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status


def _wrote(pk: int, now: datetime, by: Person) -> None:
    tap(KeepInTouch.objects.visible_to(by).get(pk=pk).contact, "word", "", now=now, by=by)


def _thanked(pk: int, now: datetime, by: Person) -> None:
    waive_thanks(ThankYou.objects.visible_to(by).get(pk=pk), now=now, by=by)


# By kind; every other matter is done on its own page.
_DONE: dict[str, Callable[[int, datetime, Person], None]] = {
    "keep_in_touch": _wrote,
    "thank_you": _thanked,
}


def can_be_done(reminder: Reminder) -> bool:
    return reminder.kind in _DONE


def do_reminded(reminder: Reminder, *, now: datetime, by: Person) -> None:
    """It is done: the matter is settled as on its own page. `StaleMove` if it was before."""
    if not reminder.is_open:
        raise StaleMove(str(Status(reminder.status).label))
    if can_be_done(reminder):
        _DONE[reminder.kind](reminder.subject_id, now, by)


@transaction.atomic
def put_off(reminder: Reminder, *, until: datetime, by: Person) -> None:
    """It, and what was said with it as one matter, is said again at `until` (UTC)."""
    for row in Reminder.objects.said_with(reminder):
        snooze(row, until=until, by=by)
