"""Beginning with a few students: which ones there are to choose from."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.filtering import FACETS, counted
from apps.campus.models import Campus, Pilot
from apps.core.clock import local
from apps.students.models import Student


def standing() -> str:
    """The value of the select that stands now."""
    campus = Campus.objects.current()
    return f"{campus.pilot}|{campus.pilot_value}" if campus.pilot else ""


def choices(person: Person, *, now: datetime) -> list[Any]:
    """Everybody; then the values that students have, the most frequent first, with how many."""
    day = local(now, Campus.objects.current().zone).date()
    values_of = counted(Student.objects.visible_to(person).studying(day))
    found: list[Any] = [("", _("Every student who can sign in"))]
    stands, seen = standing(), set()
    for facet in (each for each in FACETS if each.name in Pilot.values):
        values = facet.choices(values_of[facet.path])
        options = [(f"{facet.name}|{value}", f"{value} ({n})") for value, n in values]
        seen |= {value for value, _words in options}
        if options:
            found.append((facet.label, options))
    if stands and stands not in seen:
        found.append((stands, stands.partition("|")[2]))
    return found
