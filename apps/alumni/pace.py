"""How many mails of a campaign may leave now. Pure; moments are UTC."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from math import ceil
from zoneinfo import ZoneInfo

HOURS = 12  # over which a day's mails are spread at least


@dataclass(frozen=True)
class Spent:
    """How many left since the day began, and within the last hour."""

    today: int
    last_hour: int


@dataclass(frozen=True)
class Pace:
    """So many a day of the campus's zone, and no more than a twelfth of them in an hour."""

    a_day: int
    zone: str

    def day(self, now: datetime) -> datetime:
        """When the day began on campus."""
        there = now.astimezone(ZoneInfo(self.zone))
        return datetime.combine(there.date(), time(), tzinfo=there.tzinfo).astimezone(UTC)

    def hour(self, now: datetime) -> datetime:
        return now - timedelta(hours=1)

    def room(self, spent: Spent) -> int:
        an_hour = ceil(self.a_day / HOURS)
        return max(0, min(self.a_day - spent.today, an_hour - spent.last_hour))
