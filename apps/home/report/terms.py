"""The days that a report is about: a term of the center or of months, or any days. Pure."""

from collections.abc import Iterable, Iterator, Sequence
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
    """The term by months in which this day lies; every day lies in one."""
    season = next(one for one in SEASONS if one.begins <= day.month <= one.ends)
    after = date(day.year + season.ends // 12, season.ends % 12 + 1, 1)
    days = Days(date(day.year, season.begins, 1), after - timedelta(days=1))
    return Term(str(season.label) % {"year": day.year}, days)


def recent(day: date, own: Sequence[Term] = (), most: int = 4) -> list[Term]:
    """The center's own terms that have begun, the latest first; months while none has.

    Past the last of them, with no next one entered, the months of this day come first: today lies
    in a term. Months that share a day with a term of the center's are left out.
    """
    begun = [term for term in own if has_begun(term, day)]
    if not begun:
        return [one for one in _seasons(day, 2 * most) if not _share(one, own)][:most]
    is_told = any(day <= term.days.last for term in own)
    if not is_told and not _share(term_of(day), own):
        begun.append(term_of(day))
    return sorted(begun, key=lambda term: term.days.first, reverse=True)[:most]


def has_begun(term: Term, day: date) -> bool:
    return term.days.first <= day


def _seasons(day: date, count: int) -> Iterator[Term]:
    for _number in range(count):
        term = term_of(day)
        yield term
        day = term.days.first - timedelta(days=1)


def _share(term: Term, own: Iterable[Term]) -> bool:
    mine = term.days
    return any(mine.first <= one.days.last and one.days.first <= mine.last for one in own)
