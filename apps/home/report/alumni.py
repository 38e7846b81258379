"""How the alumni fare whom a reader's students write to: beside the caseload, this term."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.home.report.counting import answers, sent_on, thanks
from apps.home.report.definitions import FEWEST
from apps.home.report.page import part_of, this_term, wait
from apps.outreach.models import Request
from apps.students.models import Student

WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Fact:
    """`value` is large, `what` says of what it is."""

    value: str
    what: str


def looked_after(person: Person, *, now: datetime) -> list[Fact]:
    """Answers and thank-yous as the report of this term counts them; limits and silence of now."""
    rules = Campus.objects.current()
    days = this_term(now=now)
    within = days.moments(rules.zone)
    students = Student.objects.visible_to(person).studying(days.first).order_by()
    late = timedelta(hours=rules.thanks_late_hours)
    return [
        _answered(answers(sent_on(students, within))),
        _full(now),
        _silent(Request.objects.of_any(students).silent_since(now - WEEK).count()),
        _thanked(thanks(students, within, now, late), rules.thanks_late_hours),
    ]


def _answered(found: dict[str, Any]) -> Fact:
    what = _("requests through Rapport answered")
    if found["answered"] >= FEWEST:
        what = _("%(what)s, median %(wait)s") % {"what": what, "wait": wait(found["median"])}
    return Fact(part_of(found["answered"], found["asked"]), what)


def _full(now: datetime) -> Fact:
    listed = Alum.objects.listed().order_by()
    what = _("alumni at their own limit, listed last until it renews")
    return Fact(part_of(listed.at_limit(now).count(), listed.count()), what)


def _silent(count: int) -> Fact:
    return Fact(str(count), _("requests without an answer for over a week"))


def _thanked(found: dict[str, Any], hours: int) -> Fact:
    what = _("thank-yous sent within %(hours)d hours") % {"hours": hours}
    return Fact(part_of(found["thanked"], found["to_thank"]), what)
