"""The advisor's morning: who is where, and who has stood still."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.advising.steps import Journey, Still, caseload, furthest
from apps.mail.actions import is_closed
from apps.students.models import Step, Student


@dataclass(frozen=True)
class CaseRow:
    """One student of the caseload: what came furthest, and where they stand still."""

    student: Student
    journey: Journey | None
    still: Still | None

    @property
    def days_stuck(self) -> int:
        return self.still.days if self.still else 0


@dataclass(frozen=True)
class Bar:
    """How many students reached a step; `width` is 0 to 100, `share` names its base."""

    name: str
    count: int
    width: int
    share: str


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    students = list(Student.objects.visible_to(person).by_name())
    found = caseload(students, zone=person.zone)
    rows = [
        CaseRow(student, furthest(found.journeys[student.pk]), found.stuck(student, now))
        for student in students
    ]
    stuck = sorted((row for row in rows if row.days_stuck), key=lambda row: -row.days_stuck)
    return {
        "rows": rows,
        "is_mail_closed": is_closed(person),
        "stuck": stuck,
        "bars": bars(rows),
        "sentence": sentence(rows, stuck),
        "zone": person.zone,
    }


def bars(rows: list[CaseRow]) -> list[Bar]:
    """For each step, the students who began it or went further, and out of how many."""
    views = [row.journey.furthest for row in rows if row.journey]
    reached = [view.step for view in views if view]
    made: list[Bar] = []
    before = len(rows)
    for step in Step:
        count = sum(at >= step for at in reached)
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
