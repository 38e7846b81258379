"""The ledger of consent in words, for the alum whose it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.alumni.freetime import listed
from apps.alumni.models import (
    DIRECTORY,
    KEEP_IN_TOUCH,
    Alum,
    Background,
    Consent,
    EmployerKind,
    Format,
    Keeping,
    Language,
    Part,
    Topic,
    Window,
)

MOST = 200  # lines on a page; the table keeps all


@dataclass(frozen=True)
class Line:
    """One line; `wording` is the version of the page that was agreed to. `at` is UTC."""

    at: datetime
    words: str
    wording: str


def lines(alum: Alum) -> list[Line]:
    """The newest first; two queries for however many."""
    rows = list(Consent.objects.of(alum).reverse()[:MOST])
    names = _names(rows)
    return [Line(row.at, _words(row, names), row.wording) for row in rows]


def _names(rows: Iterable[Consent]) -> dict[str, str]:
    """Whoever a line is about alone, by what the line says of them."""
    pks = [int(row.shown_to.removeprefix("person:")) for row in rows if row.what == KEEP_IN_TOUCH]
    found = Person.objects.filter(pk__in=pks).values_list("pk", "name") if pks else []
    return {f"person:{pk}": name for pk, name in found}


def _words(row: Consent, names: Mapping[str, str]) -> str:
    if row.what in Part.values:
        return _part(row)
    if row.what in _CHOSEN:
        return _chosen(row)
    if row.what == KEEP_IN_TOUCH:
        name = names.get(row.shown_to) or _("a student")
        way = Keeping(row.details["way"]).label
        return _("Keeping in touch with %(name)s: %(way)s") % {"name": name, "way": way}
    if row.what in _MOST:
        return str(_MOST[row.what]) % {"n": row.details["most"]}
    yes, no = _EITHER[row.what]
    return str(yes if row.given else no)


def _part(row: Consent) -> str:
    words = _("Students see: %(what)s") if row.given else _("Students do not see: %(what)s")
    return words % {"what": str(Part(row.what).label).lower()}


_CHOSEN: dict[str, Any] = {
    "topics": Topic,
    "formats": Format,
    "languages": Language,
    "backgrounds": Background,
    "windows": Window,
    "employer_kind": EmployerKind,
}


def _chosen(row: Consent) -> str:
    kinds = _CHOSEN[row.what]
    labels = [str(kinds(value).label) for value in row.details["chosen"] if value in kinds.values]
    name = {
        "topics": _("Glad to talk about"),
        "formats": _("How you like to talk"),
        "languages": _("Languages"),
        "backgrounds": _("Your way through college"),
        "windows": _("Usually free"),
        "employer_kind": _("Kind of employer"),
    }[row.what]
    return _("%(what)s: %(choice)s") % {
        "what": name,
        "choice": listed(labels) if labels else _("not shown any more"),
    }


# What is said for a yes and for a no.
_EITHER = {
    DIRECTORY: (_lazy("Students may see you and ask you"), _lazy("You are not in the directory")),
    "line": (
        _lazy("Students see your own sentence"),
        _lazy("Students do not see a sentence of yours"),
    ),
    "reason": (
        _lazy("Students see why you said yes"),
        _lazy("Students do not see why you said yes"),
    ),
    "glad_first": (
        _lazy("Glad to be someone’s first"),
        _lazy("Not shown as glad to be someone’s first"),
    ),
}
_MOST = {
    "month_limit": _lazy("At most %(n)d requests a month"),
    "at_once": _lazy("At most %(n)d requests at the same time"),
}
