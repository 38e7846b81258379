"""Hopes and questions for one person."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.interviews.actions.facts import note_prepare
from apps.interviews.models import Preparation, Question
from apps.timeline.actions import record


@transaction.atomic
def hope(sheet: Preparation, hopes: Sequence[str], own: str, *, now: datetime, by: Person) -> None:
    """What the student hopes to take from the conversation."""
    sheet.hopes, sheet.own_hope = list(hopes), own
    sheet.save(update_fields=["hopes", "own_hope"])
    record(subject=sheet, verb="hope", now=now, by=by)


@transaction.atomic
def ask(sheet: Preparation, texts: Sequence[tuple[str, str]], *, now: datetime, by: Person) -> None:
    """Adds questions as (text, topic) at the end; one that is there already stays once."""
    position = Question.objects.planned(sheet).count()
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


def mark(question: Question, *, must_ask: bool) -> None:
    """Must-asks stand out on the sheet."""
    question.must_ask = must_ask
    question.save(update_fields=["must_ask"])


@transaction.atomic
def lift(question: Question) -> None:
    """One place up; numbers are set anew so that they never tie."""
    planned = list(Question.objects.planned(question.preparation).select_for_update())
    at = next(index for index, other in enumerate(planned) if other.pk == question.pk)
    if at:
        planned[at - 1], planned[at] = planned[at], planned[at - 1]
    for position, other in enumerate(planned):
        other.position = position
    Question.objects.bulk_update(planned, ["position"])
