"""What is said of a row of a roster."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.imports.actions import Verdict
from apps.imports.workflow import Outcome
from apps.students import cohorts
from apps.students.columns import label
from apps.students.entry import Entry

Change = list[str]  # the field, the value before, the value now


def said(
    entry: Entry,
    outcome: Outcome,
    found: Sequence[str],
    reasons: Sequence[str],
    changes: Sequence[Change] = (),
) -> Verdict:
    """`changes` are told apart on the page, and within `found` in a file."""
    rest = "; ".join(found)
    noted: dict[str, Any] = {"was": list(changes), "rest": rest} if changes else {}
    told = [_told(change) for change in changes]
    words = "; ".join([*told, *([rest] if rest else [])])
    return Verdict(entry.number, outcome, entry.name, words, ". ".join(reasons), said=noted)


def _told(change: Change) -> str:
    what, before, now = change
    words = _("%(what)s: %(before)s, now %(now)s") if before else _("%(what)s: now %(now)s")
    return words % {"what": what, "before": before, "now": now or _("nothing")}


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Change]:
    """As a person reads it; what only Rapport remembers is not said."""
    return [
        [named(name), *(_told_as(name, each[name]) for each in (before, after))]
        for name in after
        if name not in {"on_roster", "called"}
    ]


def named(field: str) -> str:
    own = {
        "name": _("Name"),
        "cohort": _("Cohort"),
        "starts_on": label("starts"),
        "graduates_on": _("Graduated"),
        "advisor": _("Advisor"),
        "is_withheld": label("withheld"),
    }
    return own.get(field) or label(field)


def _told_as(name: str, value: object) -> str:
    return cohorts.said(str(value)) if name == "cohort" else shown(value)


def shown(value: object) -> str:
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(value)
    return str(value or "")


def unknown_advisor(email: str) -> str:
    return _("No advisor signs in as %(email)s; the rest of the row comes in") % {"email": email}


def kept(field: str, mine: object, theirs: object) -> str:
    told = {"what": named(field), "mine": shown(mine), "file": shown(theirs)}
    return _("%(what)s: %(mine)s stays, the file says %(file)s") % told
