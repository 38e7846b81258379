"""The courtesy band: mail by day in the reader's zone, and when the promise of a window wins.

Pure. Moments are aware and UTC; windows are elapsed time, bands are wall clocks. A local time
is converted to UTC before anything is added to it, so summer time changes nothing.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from apps.campus.models import Campus

_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True)
class Band:
    """From the hour `starts` until before the hour `ends`, every day, in an IANA zone."""

    zone: str
    starts: int = 8
    ends: int = 20

    @classmethod
    def of(cls, rules: "Campus", zone: str) -> "Band":
        """The center's hours of mail on a reader's clock."""
        return cls(zone, rules.day_starts, rules.day_ends)

    @property
    def tzinfo(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    def holds(self, moment: datetime) -> bool:
        """Whether it is day for the reader."""
        return self.starts <= moment.astimezone(self.tzinfo).hour < self.ends

    def next(self, moment: datetime) -> datetime:
        """The first moment of the band from here on."""
        if self.holds(moment):
            return moment
        local = moment.astimezone(self.tzinfo)
        day = local if local.hour < self.starts else local + timedelta(days=1)
        return _at(day, self.starts)

    def morning(self, moment: datetime) -> datetime:
        """When the day of this moment begins for the reader: same date there, whatever the hour."""
        return _at(moment.astimezone(self.tzinfo), self.starts)

    def next_morning(self, moment: datetime) -> datetime:
        """The first time from here on that a day begins for the reader."""
        today = self.morning(moment)
        if today >= moment:
            return today
        return _at(moment.astimezone(self.tzinfo) + timedelta(days=1), self.starts)

    def eve(self, moment: datetime) -> datetime:
        """When the day before that begins: a date earlier there, not 24 hours."""
        local = moment.astimezone(self.tzinfo)
        return _at(local - timedelta(days=1), self.starts)

    def night_before(self, moment: datetime) -> datetime:
        """When that day before ends for mail."""
        local = moment.astimezone(self.tzinfo)
        return _at(local - timedelta(days=1), self.ends)

    def at(self, day: date, hour: int) -> datetime:
        """An hour of a date there, moved into the band if it lies outside."""
        inside = min(max(hour, self.starts), self.ends - 1)
        return datetime.combine(day, time(inside), tzinfo=self.tzinfo).astimezone(UTC)

    def day(self, moment: datetime) -> date:
        """The reader's own date."""
        return moment.astimezone(self.tzinfo).date()

    def last(self, moment: datetime) -> datetime:
        """The last moment of the band up to here; of an evening the minute before it ends."""
        if self.holds(moment):
            return moment
        local = moment.astimezone(self.tzinfo)
        day = local if local.hour >= self.ends else local - timedelta(days=1)
        return _at(day, self.ends) - _MINUTE


def _at(day: datetime, hour: int) -> datetime:
    """An hour of the wall clock on this local day, in UTC."""
    return day.replace(hour=hour, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


def within(opens: datetime, closes: datetime, band: Band) -> datetime:
    """The first moment of the band inside a window; without one the window wins: its opening."""
    moment = band.next(opens)
    return moment if moment <= closes else opens


@dataclass(frozen=True)
class Twice:
    """Hours after the end of a conversation: first reminder, second, and when it is late."""

    first: int = 24
    second: int = 40
    late: int = 48
    apart: int = 4


def first_thanks(ended_at: datetime, band: Band, hours: Twice) -> datetime:
    """The first reminder to thank: by day if a day moment lies in [24 h, 48 h], elapsed."""
    ended = ended_at.astimezone(UTC)
    return within(ended + timedelta(hours=hours.first), ended + timedelta(hours=hours.late), band)


def second_thanks(ended_at: datetime, band: Band, hours: Twice) -> datetime | None:
    """The second: by day in [40 h, 48 h], else the last day moment before 40 h.

    None where that is less than four hours after the first: then it is left out.
    """
    ended = ended_at.astimezone(UTC)
    second = ended + timedelta(hours=hours.second)
    moment = band.next(second)
    if moment > ended + timedelta(hours=hours.late):
        moment = band.last(second)
    early = first_thanks(ended_at, band, hours) + timedelta(hours=hours.apart)
    return moment if moment >= early else None
