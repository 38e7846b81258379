"""Due reminders become outbox rows, many at a time, in one transaction."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from apps.campus.models import Campus, QuietPeriod
from apps.mail.actions import post_all
from apps.mail.letters import Letter, LinkTo, Urgency
from apps.reminders.band import Band
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status

BATCH = 500


@dataclass(frozen=True)
class Day:
    """What the sweep has to know about this moment, read once a batch."""

    now: datetime
    starts: int
    ends: int
    rest_until: datetime | None

    def postponed(self, row: Reminder) -> datetime | None:
        """A later moment that suits better and still is in time; None: now is right."""
        band = Band(row.recipient.zone, self.starts, self.ends)
        moment = band.next(self.rest_until if row.rests and self.rest_until else self.now)
        if moment <= self.now or (row.until is not None and moment >= row.until):
            return None
        return moment


def sweep(*, now: datetime) -> int:
    """Everything that is due by now; returns how many letters it made.

    Any number of sweeps may run: each takes rows that no other holds, and a letter's key is its
    reminder's.
    """
    made = 0
    while True:
        taken, letters = _one_batch(now)
        made += letters
        if taken < BATCH:
            return made


@transaction.atomic
def _one_batch(now: datetime) -> tuple[int, int]:
    due = Reminder.objects.due(now).select_for_update(skip_locked=True, of=("self",))
    rows = list(due.select_related("recipient")[:BATCH])
    today = _today(now) if rows else None
    over, later, ready = [], [], []
    for row in rows:
        moment = today.postponed(row) if today else None
        if not row.recipient.is_active or (row.until is not None and row.until <= now):
            over.append(row.pk)
        elif moment is not None:
            row.send_after = moment
            later.append(row)
        else:
            ready.append(row)
    Reminder.objects.numbered(over).update(status=Status.SKIPPED, settled_at=now)
    Reminder.objects.bulk_update(later, ["send_after"])
    letters = [_letter(group) for group in _gathered(ready)]
    post_all(letters, now=now, by=None)
    Reminder.objects.numbered(row.pk for row in ready).update(status=Status.SENT, settled_at=now)
    return len(rows), len(letters)


def _today(now: datetime) -> Day:
    campus = Campus.objects.current()
    zone = ZoneInfo(campus.zone)
    quiet = QuietPeriod.objects.covering(now.astimezone(zone).date()).order_by("-ends_on").first()
    rest_until = None
    if quiet is not None:
        morning = datetime(quiet.ends_on.year, quiet.ends_on.month, quiet.ends_on.day, tzinfo=zone)
        rest_until = (morning + timedelta(days=1)).astimezone(now.tzinfo)
    return Day(now, campus.day_starts, campus.day_ends, rest_until)


def _gathered(rows: Iterable[Reminder]) -> list[list[Reminder]]:
    """Each row alone, but those that gather together by reader and template."""
    groups: dict[tuple[object, ...], list[Reminder]] = {}
    for row in rows:
        key = (row.recipient_id, row.template) if row.gathers else (row.pk,)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def _letter(rows: list[Reminder]) -> Letter:
    """One row's letter, or that of several; such a one is not taken back for one of them."""
    row, more = rows[0], len(rows) - 1
    each = {"each": [row.values for row in rows]} if row.gathers else {}
    return Letter(
        template=row.template,
        recipient=row.recipient,
        dedupe_key=f"{row.key}+{more}" if more else row.key,
        values=row.values | each,
        links=tuple(LinkTo(**link) for link in row.links),
        sender_name=row.sender_name,
        expires_at=row.until,
        urgency=Urgency.NOW,
    )
