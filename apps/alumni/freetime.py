"""Parts of the week in words, and as the next times that lie in them. Pure.

As "Usually free Tuesday and Thursday evenings".
"""

from collections.abc import Collection, Iterator
from datetime import datetime, time, timedelta
from itertools import islice

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from apps.alumni.models import Window
from apps.core.clock import at_wall, local

PARTS = ("am", "pm", "ev")
# When a conversation in that part of a day may begin, on the clock of the alum.
STARTS = {"am": time(9), "pm": time(13), "ev": time(17)}
LEAD_DAYS = 3  # nobody is asked for tomorrow
AHEAD_DAYS = 21
_WORKDAYS, _WEEKEND = [1, 2, 3, 4, 5], [6, 7]


def free_words(windows: Collection[str]) -> str:
    """Empty where nothing was chosen; on the clock of the alum's zone."""
    when = parts_of_week(windows)
    return _("Usually free %(when)s") % {"when": when} if when else ""


def parts_of_week(windows: Collection[str]) -> str:
    """As "Tuesday and Thursday evenings", for the end of a sentence."""
    said = [_part(part, _days(windows, part)) for part in PARTS]
    groups = [words for words in said if words]
    return listed(groups) if groups else ""


def next_free(windows: Collection[str], zone: str, *, now: datetime, most: int) -> list[datetime]:
    """The next times (UTC) in somebody's usual parts of the week, one a day, in order."""
    return list(islice(_coming(windows, zone, now), most))


def _coming(windows: Collection[str], zone: str, now: datetime) -> Iterator[datetime]:
    today = local(now, zone).date()
    for ahead in range(LEAD_DAYS, AHEAD_DAYS + 1):
        day = today + timedelta(days=ahead)
        part = next((each for each in PARTS if f"{day.isoweekday()}{each}" in windows), None)
        moment = at_wall(day, STARTS[part], zone) if part else None
        if moment is not None:
            yield moment


def _days(windows: Collection[str], part: str) -> list[int]:
    """Days of ISO 8601, in the order of the week."""
    chosen = [window for window in Window.values if window in windows]
    return [int(window[0]) for window in chosen if window[1:] == part]


def _part(part: str, days: list[int]) -> str:
    if not days:
        return ""
    words = {
        "am": _("%(days)s mornings"),
        "pm": _("%(days)s afternoons"),
        "ev": _("%(days)s evenings"),
    }[part]
    return words % {"days": _named(days)}


def _named(days: list[int]) -> str:
    if days == _WORKDAYS:
        return _("weekday")
    if days == _WEEKEND:
        return _("weekend")
    return listed([str(WEEKDAYS[day - 1]) for day in days])


def listed(names: list[str]) -> str:
    """As "Monday, Tuesday and Thursday"."""
    if len(names) == 1:
        return names[0]
    return _("%(first)s and %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
