"""The term of a first day: kept as `2024 fall` in every language, said in the reader's. Pure."""

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_UNTIL = ((5, "spring"), (8, "summer"), (13, "fall"))  # each until before that month
_SAID: "dict[str, StrOrPromise]" = {
    "spring": _("%(year)s spring"),
    "summer": _("%(year)s summer"),
    "fall": _("%(year)s fall"),
}


def cohort(on: date) -> str:
    """As it is kept and filtered by."""
    return f"{on.year} {next(term for until, term in _UNTIL if on.month < until)}"


def said(kept: str) -> str:
    """What is no term of a year stays as it is."""
    year, _space, term = kept.partition(" ")
    return str(_SAID[term]) % {"year": year} if term in _SAID else kept
