"""The preview of words to several students, and a round that was sent."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from django.forms import BoundField
from django.http import QueryDict
from django.urls import reverse

from apps.accounts.models import Person
from apps.advising.acting import fitting, proposed
from apps.advising.actions import Said
from apps.advising.forms import WordsForm
from apps.advising.models import Kind, Round, Word
from apps.advising.steps import caseload, furthest
from apps.students.models import Advising, Student

MOST = 50  # messages of one press


@dataclass(frozen=True)
class Planned:
    """One student, why they are written to, and the words that it begins with."""

    student: Student
    kind: Kind
    why: str
    text: str


@dataclass(frozen=True)
class LeftOut:
    """Somebody whose message is on the page, and whom somebody else advises by now."""

    name: str
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


def again(person: Person, sent: QueryDict) -> dict[int, str]:
    """By student, the words of the round that the address names, once it was undone."""
    number = sent.get("again", "")[:18]
    if not (number.isascii() and number.isdigit()):
        return {}
    found = Round.objects.visible_to(person).undone().filter(pk=number).first()
    return {word.student_id: word.text for word in Word.objects.of(found)} if found else {}


def anew(undone: Round) -> str:
    """The address of the preview that holds the words of a round that was undone."""
    who = [("who", word.student_id) for word in Word.objects.of(undone)]
    return f"{reverse('advising:words')}?{urlencode([*who, ('again', undone.pk)])}"


def typed(posted: QueryDict) -> dict[int, str]:
    """By student, the messages of a page that was sent."""
    found = {name.removeprefix("text_"): str(posted[name]).strip() for name in posted}
    return {int(pk[:18]): text for pk, text in found.items() if pk.isascii() and pk.isdigit()}


def left_out(
    person: Person, students: Sequence[Student], texts: Mapping[int, str]
) -> list[LeftOut]:
    """Who has a message and is not among these students any more.

    Named are those alone whom this person advised: an address that somebody made up names nobody.
    """
    here = {student.pk for student in students}
    gone = {pk: text for pk, text in texts.items() if text and pk not in here}
    if not gone:
        return []
    stretches = Advising.objects.visible_to(person).with_names().filter(student__in=gone)
    names = {stretch.student_id: stretch.student.person.name for stretch in stretches}
    return [LeftOut(name, gone[pk]) for pk, name in names.items()]


def form(
    plans: Sequence[Planned],
    data: Mapping[str, Any] | None = None,
    words: Mapping[int, str] | None = None,
) -> WordsForm:
    """`words`, by student, stand instead of the proposed ones."""
    begun: dict[str, Any] = {f"text_{plan.student.pk}": plan.text for plan in plans}
    begun |= {f"text_{pk}": text for pk, text in (words or {}).items()}
    initial = begun | {"key": uuid4()}
    return WordsForm([plan.student for plan in plans], data, initial=initial)


def said(plans: Sequence[Planned], filled: WordsForm) -> list[Said]:
    """A message that was made blank is left out."""
    texts = [(plan, filled.cleaned_data[f"text_{plan.student.pk}"]) for plan in plans]
    return [Said(plan.student, plan.kind, text) for plan, text in texts if text]


def preview(plans: Sequence[Planned], filled: WordsForm, left: Sequence[LeftOut]) -> dict[str, Any]:
    rows: list[tuple[Planned, BoundField]] = [
        (plan, filled[f"text_{plan.student.pk}"]) for plan in plans
    ]
    values: dict[str, Any] = {"rows": rows, "form": filled, "key": filled["key"]}
    return values | {"count": len(rows), "left": left}


def sent(found: Round, person: Person, *, now: datetime) -> dict[str, Any]:
    return {
        "round": found,
        "words": list(Word.objects.of(found)),
        "can_be_undone": found.can_be_undone(now),
        "seconds": max(0, int((found.due_at - now).total_seconds())),
        "zone": person.zone,
        "anew": anew(found) if found.undone_at else "",
    }
