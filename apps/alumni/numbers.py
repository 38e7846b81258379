"""How the directory does, in numbers and in words, for a coordinator; each leads to its list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.alumni.models import Alum, Suggestion
from apps.alumni.models.inviting import YEAR
from apps.alumni.workflow import Status


@dataclass(frozen=True)
class Sum:
    """A number with the list behind it: `status` of the list of records."""

    label: str
    count: int
    line: str
    status: str


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    """Four queries, however many records."""
    everyone = Alum.objects.visible_to(person)
    counts = everyone.by_status()
    asked = list(everyone.asked_since(now - YEAR).values_list("asked", flat=True))
    there = counts[Status.OPTED_IN] + counts[Status.PAUSED]
    unasked = everyone.willing_unasked().count()
    return {
        "sums": _sums(counts),
        "load": load_words(asked, max(there, len(asked))),
        "asked": len(asked),
        "unasked": unasked,
        "unasked_words": _unasked(unasked, counts[Status.OPTED_IN]),
        "suggestions": list(Suggestion.objects.visible_to(person).open()),
        "zone": person.zone,
    }


def _sums(counts: dict[str, int]) -> list[Sum]:
    total = sum(counts[state] for state in Status)
    base = _("of %(n)d records") % {"n": total}
    named = [
        (_("Invited, no answer yet"), Status.INVITED.value),
        (_("In the directory"), Status.OPTED_IN.value),
        (_("Paused"), Status.PAUSED.value),
        (_("Mail comes back"), "unreachable"),
        (_("Left"), Status.OPTED_OUT.value),
    ]
    return [Sum(label, counts[status], base, status) for label, status in named]


def load_words(asked: Sequence[int], people: int) -> str:
    """As "12 of 310 people got half of all 96 requests of the last twelve months".

    `asked` is what each got, the most first; `people` is how many could have been asked.
    """
    total = sum(asked)
    if not total:
        return _("Nobody was asked in the last twelve months.")
    few = next(n for n, got in enumerate(accumulate(asked), 1) if got * 2 >= total)
    words = ngettext(
        "%(few)d of %(people)d people got half or more of the %(n)d request of the last twelve"
        " months.",
        "%(few)d of %(people)d people got half or more of all %(n)d requests of the last twelve"
        " months.",
        total,
    )
    return words % {"few": few, "people": people, "n": total}


def _unasked(count: int, there: int) -> str:
    words = ngettext(
        "%(n)d of %(all)d person in the directory was never asked.",
        "%(n)d of %(all)d people in the directory were never asked.",
        there,
    )
    return words % {"n": count, "all": there}
