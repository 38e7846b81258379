"""Beginning with a few students: which ones there are to choose from."""

from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.filtering import FACETS, counted
from apps.campus.models import Campus, Pilot
from apps.core.clock import local
from apps.home.forms import PilotForm
from apps.students.models import Student


def form(person: Person, data: QueryDict | None, *, now: datetime) -> PilotForm:
    campus = Campus.objects.current()
    return PilotForm(data, choices=_choices(person, campus, now), who=campus.pilot_choice)


def _choices(person: Person, campus: Campus, now: datetime) -> list[Any]:
    """Everybody; then the values that students have, the most frequent first, with how many."""
    day = local(now, campus.zone).date()
    values_of = counted(Student.objects.visible_to(person).studying(day))
    found: list[Any] = [("", _("Every student who can sign in"))]
    stands, seen = campus.pilot_choice, set()
    for facet in (each for each in FACETS if each.name in Pilot.values):
        options = [
            (f"{facet.name}|{value}", f"{facet.said(value, {})} ({n})")
            for value, n in facet.choices(values_of[facet.path], {})
        ]
        seen |= {value for value, _words in options}
        if options:
            found.append((facet.label, options))
    if stands and stands not in seen:
        found.append((stands, said(campus)))
    return found


def said(campus: Campus) -> str:
    """What the students who can start share; empty for everybody."""
    shared = (each.said(campus.pilot_value, {}) for each in FACETS if each.name == campus.pilot)
    return next(shared, "")
