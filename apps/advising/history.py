"""Who advised whom, of what somebody may see: values for its page."""

from dataclasses import dataclass
from typing import Any

from apps.accounts.models import Person
from apps.students.models import Advising
from apps.students.policies import advises

PAGE = 25


@dataclass(frozen=True)
class Stretch:
    """`is_open` where the reader advises the student still, and so may open their page."""

    row: Advising
    is_open: bool


def values(person: Person, before: str) -> dict[str, Any]:
    """A page a query; whoever made an address up reads the first page."""
    rows = Advising.objects.visible_to(person).with_names()
    if before.isascii() and before.isdigit():
        rows = rows.filter(pk__lt=int(before[:18]))
    found = list(rows[: PAGE + 1])
    return {
        "stretches": [Stretch(row, advises(person, row.student)) for row in found[:PAGE]],
        "following": found[PAGE - 1].pk if len(found) > PAGE else 0,
        "zone": person.zone,
    }
