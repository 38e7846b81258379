"""The staff of the center, and whose students are whose: values for the pages."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict

from apps.accounts.campus.affiliation import lost
from apps.accounts.models import Away, Person, Role
from apps.campus.models import Campus
from apps.core.clock import local
from apps.students.models import Student
from apps.students.models.student import Students

PER_PAGE = 50
NOBODY = "nobody"


@dataclass(frozen=True)
class Colleague:
    """One line of the list; `away` is the period that is on or comes next."""

    person: Person
    students: int
    away: Away | None
    is_away: bool


def today(now: datetime) -> date:
    return local(now, Campus.objects.current().zone).date()


def _here(reader: Person, day: date) -> Students:
    return Student.objects.visible_to(reader).enrolled().studying(day)


def whole(reader: Person, of: Person | None, day: date) -> list[int]:
    """Everybody of this caseload who is here on this day; None: of nobody's."""
    return list(_here(reader, day).advised_by(of).values_list("pk", flat=True))


def listed(reader: Person, *, now: datetime) -> dict[str, Any]:
    on = today(now)
    counts = _here(reader, on).count_by_advisor()
    away: dict[int, Away] = {}
    for one in Away.objects.visible_to(reader).from_day(on):
        away.setdefault(one.person_id, one)
    staff = [
        Colleague(
            person,
            counts.get(person.pk, 0),
            away.get(person.pk),
            is_away=person.pk in away and away[person.pk].starts_on <= on,
        )
        for person in Person.objects.visible_to(reader).select_related("covered_by")
    ]
    return {"staff": staff, "without": counts.get(None, 0), "zone": reader.zone}


def one(person: Person, reader: Person, *, now: datetime) -> dict[str, Any]:
    return {
        "colleague": person,
        "students": Student.objects.visible_to(reader).advised_by(person).count(),
        "aways": list(Away.objects.visible_to(reader).from_day(today(now)).of(person)),
        "is_self": person == reader,
        "lost": lost(person),
        "is_advisor": person.role == Role.ADVISOR,
        "zone": reader.zone,
    }


def caseloads(reader: Person, query: QueryDict, day: date) -> dict[str, Any]:
    """Students here on this day, of one advisor, of nobody, or all; fifty a page."""
    everyone = _here(reader, day)
    advisors = list(Person.objects.advisors())
    chosen = query.get("advisor", "")
    typed = " ".join(query.get("q", "").replace("\x00", "").split())[:80]
    of = next((one for one in advisors if str(one.pk) == chosen), None)
    found = everyone.advised_by(of) if of or chosen == NOBODY else everyone
    counts = everyone.count_by_advisor()
    page = Paginator(found.named(typed).by_name().select_related("advisor"), PER_PAGE).get_page(
        query.get("page")
    )
    return {
        "page": page,
        "of": of,
        "is_nobody": chosen == NOBODY,
        "chosen": str(of.pk) if of else chosen if chosen == NOBODY else "",
        "typed": typed,
        "advisors": [(one.pk, one.name, counts.get(one.pk, 0)) for one in advisors],
        "without": counts.get(None, 0),
        "whole": counts.get(of.pk if of else None, 0) if of or chosen == NOBODY else 0,
    }


def colleagues(but: Person | None = None) -> dict[str, Person]:
    """Who may advise or read for somebody, by the value of a select."""
    return {str(one.pk): one for one in Person.objects.advisors() if one != but}
