"""Who changed what about the center, in words."""

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.campus.breaks import MOST_DAYS_OF_TERM, Break, parsed
from apps.campus.forms import SettingsForm, days_of
from apps.campus.models import (
    COLOUR,
    FIRST_NOTE,
    GUIDE,
    LOGO,
    PILOT,
    PLEDGE,
    QUIET,
    SET_UP,
    TERM,
    Change,
)
from apps.core.wording import daytime

_APART = {
    COLOUR: _lazy("Color"),
    LOGO: _lazy("Logo"),
    PILOT: _lazy("Who can start"),
    PLEDGE: _lazy("The pledge"),
    GUIDE: _lazy("The guide"),
    SET_UP: _lazy("Set up"),
}


def told(rows: Iterable[Change], zone: str) -> list[str]:
    """Who changed what and when, a sentence each."""
    return [
        _("%(who)s %(did)s, %(when)s")
        % {
            "who": row.by.name if row.by else _("Somebody"),
            "did": _period(row) if row.what in {QUIET, TERM} else _setting(row),
            "when": daytime(row.at, zone),
        }
        for row in rows
    ]


def _setting(row: Change) -> str:
    label = _APART.get(row.what) or SettingsForm.base_fields[row.what].label
    values = {"what": label, "old": _value(row.old), "new": _value(row.new)}
    words = {
        (False, True): _("set “%(what)s” to %(new)s"),
        (True, False): _("took “%(what)s” away; it was %(old)s"),
    }.get((bool(row.old), bool(row.new)), _("changed “%(what)s” from %(old)s to %(new)s"))
    if row.old == row.new:
        is_decided = row.what == FIRST_NOTE
        words = _("kept “%(what)s” as %(new)s") if is_decided else _("changed “%(what)s”: %(new)s")
    return words % values


def _value(text: str) -> str:
    return {"True": _("on"), "False": _("off")}.get(text, text)


def _period(row: Change) -> str:
    before, after = (parsed(said, MOST_DAYS_OF_TERM) for said in (row.old, row.new))
    words = {
        (False, True): _("added %(after)s"),
        (True, False): _("removed %(before)s"),
        (True, True): _("changed %(before)s to %(after)s"),
    }[before is not None, after is not None]
    return words % {"before": _named(before), "after": _named(after)}


def _named(span: Break | None) -> str:
    if span is None:
        return ""
    return _("“%(name)s” (%(days)s)") % {"name": span.name, "days": days_of(span)}
