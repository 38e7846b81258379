"""Due reminders become outbox rows or wait for a daily mail, many in one transaction."""

from collections import defaultdict
from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from apps.core.queues import by_its_index
from apps.mail.actions import post_all
from apps.reminders.actions.broken import set_aside
from apps.reminders.actions.daily import send_dailies
from apps.reminders.fates import Fate, read_day
from apps.reminders.letters import Group, gathered, letter_of, once
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status

BATCH = 500
Sorted = dict[Fate, list[Reminder]]


def sweep(*, now: datetime) -> int:
    """Everything that is due by now; returns how many letters it made.

    Any number of sweeps may run: each takes rows that no other holds, and a letter's key is its
    reminder's, or that of the reader's day.
    """
    made = 0
    while True:
        taken, letters = _batch(now)
        made += letters
        if taken < BATCH:
            return made + send_dailies(now)


def _batch(now: datetime) -> tuple[int, int]:
    """How many rows it took, and the letters of them; a row that cannot be read holds no other."""
    try:
        return _one_batch(now)
    except Exception:
        if not set_aside(Reminder.objects.due(now)[:BATCH], now):
            raise  # it was no row
        return BATCH, 0


@transaction.atomic
def _one_batch(now: datetime) -> tuple[int, int]:
    due = Reminder.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    with by_its_index():
        rows = list(due.select_related("recipient")[:BATCH])
    if not rows:
        return 0, 0
    found = _sorted(rows, now)
    settle(found[Fate.OVER], Status.SKIPPED, now)
    settle(found[Fate.SHOWN], Status.SHOWN, now)
    Reminder.objects.bulk_update(found[Fate.LATER], ["send_after"])
    Reminder.objects.bulk_update(found[Fate.BOARDS], ["boards_at"])
    groups = gathered(once(found[Fate.ALONE]))
    _share(groups)
    post_all([letter_of(group) for group in groups], now=now, by=None)
    settle(found[Fate.ALONE], Status.SENT, now)
    return len(rows), len(groups)


def _sorted(rows: Collection[Reminder], now: datetime) -> Sorted:
    day, found = read_day(rows, now), defaultdict[Fate, list[Reminder]](list)
    for row in rows:
        fate, moment = day.fate(row)
        found[fate].append(row)
        if fate is Fate.LATER:
            row.send_after = moment
        elif fate is Fate.BOARDS:
            row.boards_at = moment
    return found


def _share(groups: Collection[Group]) -> None:
    """Rows of one letter know its key, so that it is found when one of them is untrue."""
    shared = [group for group in groups if len(group) > 1]
    for group in shared:
        key = f"{group[0].key}+{len(group) - 1}"
        for row in group:
            row.letter = key
    Reminder.objects.bulk_update([row for group in shared for row in group], ["letter"])


def settle(rows: Collection[Reminder], status: Status, now: datetime) -> None:
    Reminder.objects.numbered(row.pk for row in rows).update(status=status, settled_at=now)
