"""At a reader's hour everything that waits for it becomes one letter; whole, or not at all yet."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from apps.mail.actions import post_all
from apps.reminders.actions.broken import set_aside
from apps.reminders.fates import Day, Fate, daily_key, read_day
from apps.reminders.letters import daily_of, gathered, once
from apps.reminders.models import Reminder, Reminders
from apps.reminders.workflow import Status

PEOPLE = 200  # in one transaction


def send_dailies(now: datetime) -> int:
    """The daily mail of everybody whose hour has come; returns how many letters it made."""
    made, after = 0, 0
    while True:
        waiting = Reminder.objects.boarded(now).filter(recipient_id__gt=after).order_by()
        ids = waiting.values_list("recipient_id", flat=True).distinct()
        people = list(ids.order_by("recipient_id")[:PEOPLE])
        if not people:
            return made
        made += _each(people, now)
        after = people[-1]


def _each(people: Collection[int], now: datetime) -> int:
    """A row that cannot be read ends alone; its reader's others and all readers have their mail."""
    try:
        return _some(people, now)
    except Exception:
        if not set_aside(Reminder.objects.boarded(now).to_all(people), now):
            raise  # it was no row
        return _some(people, now)


@transaction.atomic
def _some(people: Collection[int], now: datetime) -> int:
    waiting = Reminder.objects.boarded(now).to_all(people)
    locked = waiting.select_for_update(skip_locked=True, of=("self",))
    rows = list(locked.select_related("recipient").order_by("pk"))
    rows = _whole(rows, waiting)
    if not rows:
        return 0
    day = read_day(rows, now)
    fates = {row.pk: day.fate(row) for row in rows}
    on_board = [row for row in rows if fates[row.pk] == (Fate.BOARDS, now)]
    # Whatever has another fate by now is looked at again by the next sweep.
    left = [row.pk for row in rows if fates[row.pk] != (Fate.BOARDS, now)]
    Reminder.objects.numbered(left).update(boards_at=None)
    return _post(on_board, day)


def _whole(rows: list[Reminder], waiting: Reminders) -> list[Reminder]:
    """Without readers of whom somebody else holds a row: they are served a moment later.

    So nobody's daily mail is parted over two sweeps, and of two sweeps only one makes it.
    """
    held = {row.pk for row in rows}
    every = waiting.values_list("pk", "recipient_id")
    parted = {reader for pk, reader in every if pk not in held}
    return [row for row in rows if row.recipient_id not in parted]


def _post(rows: Collection[Reminder], day: Day) -> int:
    readers: dict[int, list[Reminder]] = defaultdict(list)
    for row in rows:
        row.letter = daily_key(row, day)
        readers[row.recipient_id].append(row)
    letters = [daily_of(gathered(once(mine)), mine[0].letter) for mine in readers.values()]
    post_all(letters, now=day.now, by=None)
    Reminder.objects.bulk_update(rows, ["letter"])
    Reminder.objects.numbered(row.pk for row in rows).update(
        status=Status.SENT, settled_at=day.now, boards_at=None
    )
    return len(letters)
