"""Parts of the week in words: "Usually free Tuesday and Thursday evenings". Pure."""

from collections.abc import Collection

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from apps.alumni.models import Window

PARTS = ("am", "pm", "ev")
_WORKDAYS, _WEEKEND = [1, 2, 3, 4, 5], [6, 7]


def free_words(windows: Collection[str]) -> str:
    """Empty where nothing was chosen; on the clock of the alum's zone."""
    said = [_part(part, _days(windows, part)) for part in PARTS]
    groups = [words for words in said if words]
    if not groups:
        return ""
    return _("Usually free %(when)s") % {"when": listed(groups)}


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
