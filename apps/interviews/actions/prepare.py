"""Hopes and questions for one person."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.contacts.models import Contact
from apps.core.joining import merged
from apps.core.moves import NotYours
from apps.interviews.actions.facts import note_prepare
from apps.interviews.closed import opened
from apps.interviews.models import Interview, LiveNote, Preparation, Question
from apps.interviews.policies import is_own_question
from apps.timeline.actions import record

LONGEST = 300  # characters of a question


@dataclass(frozen=True)
class Hopes:
    """What was chosen and what was typed; `seal` is that of the sheet which the page showed."""

    chosen: Sequence[str]
    own: str
    seal: str = ""


def sheet_for(contact: Contact) -> Preparation:
    """The sheet of this person, begun by the first thing written on it; reading begins none."""
    return Preparation.objects.get_or_create(contact=contact)[0]


@transaction.atomic
def hope(sheet: Preparation, hopes: Hopes, *, now: datetime, by: Person) -> None:
    """What the student hopes to take from the conversation.

    Of two windows all chosen hopes stay; of two own lines the student chooses (`Crossed`).
    """
    sheet.refresh_from_db(from_queryset=Preparation.objects.select_for_update())
    kept = sheet.said
    sheet.hopes, sheet.own_hope = list(hopes.chosen), hopes.own
    texts = merged(kept, sheet.said, hopes.seal, {"hopes": " "})
    sheet.hopes, sheet.own_hope = sorted(set(texts["hopes"].split())), texts["own_hope"]
    sheet.save(update_fields=["hopes", "own_hope"])
    record(subject=sheet, verb="hope", now=now, by=by)


@transaction.atomic
def ask(sheet: Preparation, texts: Sequence[tuple[str, str]], *, now: datetime, by: Person) -> None:
    """Adds questions as (text, topic) at the end; one that is there already stays once.

    One that an earlier talk used up comes back, and stands at the end, too.
    """
    last = Question.objects.planned(sheet).last()
    position = last.position + 1 if last else 0
    again = Question.objects.asked_again(sheet, [text for text, _topic in texts])
    again.update(asked_at=None, position=position)
    Question.objects.bulk_create(
        [
            Question(preparation=sheet, text=text, topic=topic, position=position + number)
            for number, (text, topic) in enumerate(texts)
        ],
        ignore_conflicts=True,
    )
    record(subject=sheet, verb="ask", now=now, by=by)
    note_prepare(sheet.contact, now=now)


@transaction.atomic
def strike(question: Question, *, now: datetime, by: Person) -> None:
    """Takes a question off the sheet."""
    sheet = question.preparation
    question.delete()
    record(subject=sheet, verb="strike", now=now, by=by)
    note_prepare(sheet.contact, now=now)


@transaction.atomic
def rephrase(question: Question, *, now: datetime, by: Person) -> None:
    """A closed question takes its open form; one that stands there already stays once."""
    better = opened(question.text)[:LONGEST]
    if not better:
        return
    sheet = question.preparation
    if Question.objects.all_for(sheet.contact).saying(better).exists():
        strike(question, now=now, by=by)
        ask(sheet, [(better, question.topic)], now=now, by=by)
        return
    question.text = better
    question.save(update_fields=["text"])
    record(subject=sheet, verb="rephrase", now=now, by=by)


def use_up(interview: Interview, *, now: datetime) -> None:
    """The talk that they were planned for is logged: the next one begins with a clean sheet.

    Where some were ticked while they talked, those alone were asked; the others stay planned.
    """
    planned = Question.objects.for_contact(interview.contact)
    ticked = LiveNote.objects.ticked(interview).values_list("question_id", flat=True)
    asked = planned.among(set(ticked)) if ticked else planned
    asked.update(asked_at=now)


def ask_again(question: Question, *, now: datetime, by: Person) -> None:
    """Puts a question of an earlier talk on the sheet of the next one."""
    _own(question, by)
    ask(question.preparation, [(question.text, question.topic)], now=now, by=by)


def mark(question: Question, *, must_ask: bool, by: Person) -> None:
    """Must-asks stand out on the sheet."""
    _own(question, by)
    question.must_ask = must_ask
    question.save(update_fields=["must_ask"])


def lift(question: Question, *, by: Person) -> None:
    """One place up."""
    _shift(question, -1, by)


def lower(question: Question, *, by: Person) -> None:
    """One place down."""
    _shift(question, 1, by)


@transaction.atomic
def _shift(question: Question, places: int, by: Person) -> None:
    """Numbers are set anew so that they never tie; whoever is at the end stays there."""
    _own(question, by)
    planned = list(Question.objects.planned(question.preparation).select_for_update())
    at = next((index for index, other in enumerate(planned) if other.pk == question.pk), None)
    if at is not None and 0 <= at + places < len(planned):
        planned.insert(at + places, planned.pop(at))
    for position, other in enumerate(planned):
        other.position = position
    Question.objects.bulk_update(planned, ["position"])


def _own(question: Question, by: Person) -> None:
    if not is_own_question(by, question):
        raise NotYours
