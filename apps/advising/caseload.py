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
    """One student of the caseload; `last` is what happened last, in words without names."""

    student: Student
    journey: Journey | None
    days_stuck: int

    @property
    def last(self) -> str:
        view = self.journey.furthest if self.journey else None
        return f"{view.stat[:1].upper()}{view.stat[1:]}." if view else _("Nothing noted yet.")


@dataclass(frozen=True)
class Bar:
    """How many students reached a step; `width` is 0 to 100, `share` names its base."""

    name: str
    count: int
    width: int
    share: str


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    students = list(Student.objects.visible_to(person).by_name())
    found = journeys(students, person.zone)
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
    """For each step, the students who began it or went further, and out of how many."""
    reached = [row.journey.furthest.step for row in rows if row.journey and row.journey.furthest]
    made: list[Bar] = []
    before = len(rows)
    for step in Step:
        count = sum(furthest >= step for furthest in reached)
        made.append(Bar(str(step.label), count, _percent(count, len(rows)), _share(count, before)))
        before = count
    return made


def _percent(count: int, base: int) -> int:
    return round(100 * count / base) if base else 0


def _share(count: int, base: int) -> str:
    """A number comes with its base: `65% of 109`."""
    if not base:
        return ""
    return _("%(share)d%% of %(base)d") % {"share": _percent(count, base), "base": base}


def sentence(rows: list[CaseRow], stuck: list[CaseRow]) -> str:
    """The one sentence that says whether anybody needs the advisor today."""
    if not rows:
        return _("No student is in your caseload yet.")
    if not stuck:
        return _("Nobody in your caseload is stuck on a move of their own.")
    first = stuck[0]
    return ngettext(
        "%(count)d of %(total)d students is stuck: %(name)s, for %(days)d days.",
        "%(count)d of %(total)d students are stuck, %(name)s the longest: %(days)d days.",
        len(stuck),
    ) % {
        "count": len(stuck),
        "total": len(rows),
        "name": first.student.person.called,
        "days": first.days_stuck,
    }
