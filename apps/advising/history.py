"""Who advised whom, of what somebody may see: values for its page."""

from dataclasses import dataclass
from typing import Any

from apps.accounts.models import Person
from apps.core.paging import part
from apps.students.models import Advising
from apps.students.policies import advises

PAGE = 25


@dataclass(frozen=True)
class Stretch:
    """`is_open` where the reader advises the student still, and so may open their page."""

    row: Advising
    is_open: bool


def values(person: Person, before: str) -> dict[str, Any]:
    found = part(Advising.objects.visible_to(person).with_names(), before, PAGE)
    return {
        "stretches": [Stretch(row, advises(person, row.student)) for row in found.rows],
        "following": found.following,
        "zone": person.zone,
    }
