"""What becomes of a due reminder at this moment: everything a sweep reads, once a batch."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum, auto
from zoneinfo import ZoneInfo

from apps.campus.models import Campus, QuietPeriod
from apps.mail.models import Message
from apps.reminders.band import Band
from apps.reminders.daily import Daily
from apps.reminders.models import Reminder
from apps.reminders.wishes import Wishes, read_wishes
from apps.reminders.workflow import Channel


class Fate(Enum):
    OVER = auto()  # its window has closed, or its reader is gone
    SHOWN = auto()  # the reader wants it in Rapport alone
    LATER = auto()  # a better moment comes
    BOARDS = auto()  # it waits for a daily mail
    ALONE = auto()  # it leaves now, as a mail of its own


@dataclass(frozen=True)
class Day:
    """The moment, the campus's band, until when a quiet period lasts, wishes, and what has left."""

    now: datetime
    starts: int
    ends: int
    rest_until: datetime | None
    wishes: Wishes
    left: Collection[str] = ()  # keys of daily mails of today

    def fate(self, row: Reminder) -> tuple[Fate, datetime]:
        """What becomes of it, and when (`now` unless it waits)."""
        channel = self.wishes.channel(row)
        if not row.recipient.is_active or row.is_over(self.now):
            return Fate.OVER, self.now
        if channel == Channel.PAGE:
            return Fate.SHOWN, self.now
        slot = self.slot(row) if channel == Channel.DAILY else None
        if slot is not None and _in_time(row, slot):
            return Fate.BOARDS, slot
        return self._alone(row)

    def slot(self, row: Reminder) -> datetime:
        """The daily mail in which it rides; at the earliest after a quiet period that holds it."""
        band = self._band(row)
        daily = Daily(band, self.wishes.daily(row.recipient_id).hour)
        rests = self.rest_until if row.rests else None
        earliest = max(row.send_after, rests) if rests else row.send_after
        return daily.slot(earliest, self.now, has_left=daily_key(row, self) in self.left)

    def expected(self, row: Reminder) -> datetime:
        """When one that is planned will be said, as far as can be known today."""
        channel = self.wishes.channel(row)
        slot = self.slot(row) if channel == Channel.DAILY else None
        if slot is not None and _in_time(row, slot):
            return slot
        if channel == Channel.PAGE:
            return row.send_after
        moment = self._band(row).next(max(row.send_after, self.now))
        return moment if _in_time(row, moment) else row.send_after

    def _alone(self, row: Reminder) -> tuple[Fate, datetime]:
        """By day, and after a quiet period, unless its window closes before."""
        rests = self.rest_until if row.rests else None
        moment = self._band(row).next(rests or self.now)
        if moment > self.now and _in_time(row, moment):
            return Fate.LATER, moment
        return Fate.ALONE, self.now

    def _band(self, row: Reminder) -> Band:
        return Band(row.recipient.zone, self.starts, self.ends)

    def date(self, row: Reminder) -> str:
        """The reader's own date at this moment, as 2026-11-24."""
        return self._band(row).day(self.now).isoformat()


def _in_time(row: Reminder, moment: datetime) -> bool:
    return row.closes_at is None or moment < row.closes_at


def daily_key(row: Reminder, day: Day) -> str:
    """The key of the daily mail of a reader and their date: a second one is the same letter."""
    return f"digest:{row.recipient_id}:{day.date(row)}"


def read_day(rows: Collection[Reminder], now: datetime) -> Day:
    """Five questions, however many rows."""
    campus = Campus.objects.current()
    people = {row.recipient_id for row in rows}
    wishes = read_wishes(people)
    day = Day(now, campus.day_starts, campus.day_ends, _rest_until(campus, now), wishes)
    keys = {daily_key(row, day) for row in rows if row.rides}
    left = frozenset(Message.objects.keyed(keys).values_list("dedupe_key", flat=True))
    return replace(day, left=left)


def _rest_until(campus: Campus, now: datetime) -> datetime | None:
    """The morning after the quiet period of today, in the campus's zone; None on usual days."""
    zone = ZoneInfo(campus.zone)
    quiet = QuietPeriod.objects.covering(now.astimezone(zone).date()).order_by("-ends_on").first()
    if quiet is None:
        return None
    last = datetime(quiet.ends_on.year, quiet.ends_on.month, quiet.ends_on.day, tzinfo=zone)
    return (last + timedelta(days=1)).astimezone(now.tzinfo)
