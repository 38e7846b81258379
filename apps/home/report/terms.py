"""The days that a report is about: a term of the year, or any two days. Pure."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST = 5 * 366  # days of one report; longer is a slip of the hand


@dataclass(frozen=True)
class Days:
    """Both days included, as the campus counts days."""

    first: date
    last: date

    def moments(self, zone: str) -> tuple[datetime, datetime]:
        """From the first midnight up to the one after the last day, in UTC."""
        return _midnight(self.first, zone), _midnight(self.last + timedelta(days=1), zone)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


@dataclass(frozen=True)
class Season:
    """Months of a year, both included."""

    label: "StrOrPromise"
    begins: int
    ends: int


SEASONS = (
    Season(_("Spring %(year)d"), 1, 5),
    Season(_("Summer %(year)d"), 6, 7),
    Season(_("Fall %(year)d"), 8, 12),
)


@dataclass(frozen=True)
class Term:
    name: str
    days: Days


def term_of(day: date) -> Term:
    """The term in which this day lies; every day lies in one."""
    season = next(one for one in SEASONS if one.begins <= day.month <= one.ends)
    after = date(day.year + season.ends // 12, season.ends % 12 + 1, 1)
    days = Days(date(day.year, season.begins, 1), after - timedelta(days=1))
    return Term(str(season.label) % {"year": day.year}, days)


def recent(day: date, most: int = 4) -> list[Term]:
    """The term of this day and those before it, the latest first."""
    found = [term_of(day)]
    while len(found) < most:
        found.append(term_of(found[-1].days.first - timedelta(days=1)))
    return found
