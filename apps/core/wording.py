"""How moments, places and names are said, on pages and in mail.

Moments are aware (UTC as stored); `zone` is the IANA name of the person who reads. Days are named,
never "tomorrow"; the year is said only when it is not this one.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import dropwhile

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from apps.core import clock

_NEAR_DAYS = 6
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_TITLE = re.compile(
    r"(?:dr|prof|professor|mr|mrs|ms|mx|miss|sir|rev|sra?|herr|frau)\.?", re.IGNORECASE
)


@dataclass(frozen=True)
class Leaf:
    """A day as a leaf of a calendar: "Dec", 10, "Thu"."""

    month: str
    number: int
    weekday: str


def day(moment: date, zone: str = "UTC") -> str:
    """As "Thursday 10 December"; with the year when it is not the current one there."""
    on = _there(moment, zone)
    if on.year == clock.local(clock.now(), zone).year:
        return date_format(on, pgettext("format of a day", "l j F"))
    return date_format(on, pgettext("format of a day", "l j F Y"))


def clocktime(moment: datetime, zone: str) -> str:
    """As "5:00 pm"."""
    return _("%(time)s %(half)s") % {"time": _hand(moment, zone), "half": _half(moment, zone)}


def daytime(moment: datetime, zone: str) -> str:
    """As "Thursday 10 December, 5:00 pm"."""
    return _("%(day)s, %(time)s") % {"day": day(moment, zone), "time": clocktime(moment, zone)}


def near(moment: datetime, zone: str) -> str:
    """As "Sunday at 2:00 pm", past or to come, while no other day has that name; else as above."""
    here = clock.local(moment, zone)
    if abs((here.date() - clock.local(clock.now(), zone).date()).days) >= _NEAR_DAYS:
        return daytime(moment, zone)
    words = {"weekday": date_format(here, "l"), "time": clocktime(moment, zone)}
    return _("%(weekday)s at %(time)s") % words


def span(start: datetime, minutes: int, zone: str) -> str:
    """As "10:00 to 10:20 am", or "11:50 am to 12:10 pm"."""
    end = clock.utc(start) + timedelta(minutes=minutes)
    same = _half(start, zone) == _half(end, zone)
    first = _hand(start, zone) if same else clocktime(start, zone)
    return _("%(start)s to %(end)s") % {"start": first, "end": clocktime(end, zone)}


def leaf(moment: date, zone: str = "UTC") -> Leaf:
    on = _there(moment, zone)
    return Leaf(month=date_format(on, "M"), number=on.day, weekday=date_format(on, "D"))


def city(zone: str) -> str:
    """The place in an IANA name: "America/Argentina/Buenos_Aires" is "Buenos Aires"."""
    return zone.rpartition("/")[2].replace("_", " ")


def first_name(name: str) -> str:
    """How somebody is called on screen, as long as the tables hold it (60 letters).

    A title is no first name: "Dr. Ana Ruiz" is Ana, and "Prof. Lind" stays whole.
    """
    words = name.split()
    given = list(dropwhile(_TITLE.fullmatch, words))
    return (given[0] if len(given) == len(words) or len(given) > 1 else " ".join(words))[:60]


def is_titled(name: str) -> bool:
    """Whether a name begins with a form of address, as "Prof. Lind" does."""
    first, _space, rest = name.partition(" ")
    return bool(rest) and _TITLE.fullmatch(first) is not None


def initials(name: str) -> str:
    """First letters of the first and the last word, for an avatar."""
    words = name.split()
    return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()


def _there(moment: date, zone: str) -> date:
    """The reader's day; a bare date is already one."""
    return clock.local(moment, zone) if isinstance(moment, datetime) else moment


def _hand(moment: datetime, zone: str) -> str:
    return date_format(clock.local(moment, zone), "g:i")


def _half(moment: datetime, zone: str) -> str:
    is_morning = clock.local(moment, zone).hour < 12  # noqa: PLR2004 - noon
    return pgettext("clock", "am") if is_morning else pgettext("clock", "pm")


def one_line(*parts: str, most: int | None = None) -> str:
    """The parts in a row, single blanks and no control characters, cut at so many characters."""
    return " ".join(_CONTROL.sub(" ", " ".join(parts)).split())[:most].strip()
