"""The advisor's morning: who is where, and who has stood still."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.advising.steps import Journey, journeys
from apps.students.models import Step, Student


@dataclass(frozen=True)
class CaseRow:
    """One student of the caseload."""

    student: Student
    journey: Journey | None
    days_stuck: int


@dataclass(frozen=True)
class Bar:
    """How many students reached a step; `share` is 0 to 100 of the caseload."""

    name: str
    count: int
    share: int


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    students = list(Student.objects.visible_to(person).by_name())
    found = journeys(students)
    rows = [_row(student, found[student.pk], now) for student in students]
    stuck = sorted((row for row in rows if row.days_stuck), key=lambda row: -row.days_stuck)
    return {
        "rows": rows,
        "stuck": stuck,
        "bars": bars(rows),
        "sentence": sentence(rows, stuck),
        "zone": person.zone,
    }


def _row(student: Student, mine: list[Journey], now: datetime) -> CaseRow:
    journey = mine[0] if mine else None
    return CaseRow(student, journey, journey.days_stuck(now) if journey else 0)


def bars(rows: list[CaseRow]) -> list[Bar]:
    """For each step, the students who began it or went further."""
    reached = [row.journey.furthest.step for row in rows if row.journey and row.journey.furthest]
    total = len(rows) or 1
    counts = [(step, sum(furthest >= step for furthest in reached)) for step in Step]
    return [Bar(str(step.label), count, round(100 * count / total)) for step, count in counts]


def sentence(rows: list[CaseRow], stuck: list[CaseRow]) -> str:
    """The one sentence that says whether anybody needs the advisor today."""
    if not rows:
        return _("No student is in your caseload yet.")
    if not stuck:
        return _("Nobody in your caseload stands still.")
    first = stuck[0]
    return ngettext(
        "%(count)d of %(total)d students stands still, %(name)s the longest: %(days)d days.",
        "%(count)d of %(total)d students stand still, %(name)s the longest: %(days)d days.",
        len(stuck),
    ) % {
        "count": len(stuck),
        "total": len(rows),
        "name": first.student.person.called,
        "days": first.days_stuck,
    }
