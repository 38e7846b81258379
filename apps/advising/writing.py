"""The preview of words to several students, and a round that was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

from django.forms import BoundField
from django.http import QueryDict

from apps.accounts.models import Person
from apps.advising.acting import fitting, proposed
from apps.advising.actions import Said
from apps.advising.forms import WordsForm
from apps.advising.models import Kind, Round, Word
from apps.advising.steps import caseload, furthest
from apps.students.models import Student

MOST = 50  # messages of one press


@dataclass(frozen=True)
class Planned:
    """One student, why they are written to, and the words that it begins with."""

    student: Student
    kind: Kind
    why: str
    text: str


def chosen(person: Person, sent: QueryDict) -> list[Student]:
    """The students that the address names, of those whom this person may see; by name."""
    ids = [int(pk[:18]) for pk in sent.getlist("who") if pk.isascii() and pk.isdigit()]
    return list(Student.objects.visible_to(person).filter(pk__in=ids).by_name()[:MOST])


def planned(students: Sequence[Student], by: Person, *, now: datetime) -> list[Planned]:
    found = caseload(students, zone=by.zone)
    made = []
    for student in students:
        still, journey = found.stuck(student, now), furthest(found.journeys[student.pk])
        topic = still.topic if still else (journey.topic if journey else "")
        kind = fitting(still)
        why = still.last if still else ""
        made.append(Planned(student, kind, why, proposed(kind, student, topic, by)))
    return made


def form(plans: Sequence[Planned], data: Mapping[str, Any] | None = None) -> WordsForm:
    begun: dict[str, Any] = {f"text_{plan.student.pk}": plan.text for plan in plans}
    initial = begun | {"key": uuid4()}
    return WordsForm([plan.student for plan in plans], data, initial=initial)


def said(plans: Sequence[Planned], filled: WordsForm) -> list[Said]:
    """A message that was made blank is left out."""
    texts = [(plan, filled.cleaned_data[f"text_{plan.student.pk}"]) for plan in plans]
    return [Said(plan.student, plan.kind, text) for plan, text in texts if text]


def preview(plans: Sequence[Planned], filled: WordsForm) -> dict[str, Any]:
    rows: list[tuple[Planned, BoundField]] = [
        (plan, filled[f"text_{plan.student.pk}"]) for plan in plans
    ]
    return {"rows": rows, "form": filled, "key": filled["key"], "count": len(rows)}


def sent(found: Round, person: Person, *, now: datetime) -> dict[str, Any]:
    return {
        "round": found,
        "words": list(Word.objects.of(found)),
        "can_be_undone": found.can_be_undone(now),
        "seconds": max(0, int((found.due_at - now).total_seconds())),
        "zone": person.zone,
    }
