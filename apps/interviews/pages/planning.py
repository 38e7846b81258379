"""Planning questions for one person: what is on the sheet, and what could be asked besides."""

from collections.abc import Collection, Sequence
from typing import Any

from django.utils.translation import gettext as _

from apps.alumni.models import Part
from apps.alumni.workflow import GONE
from apps.contacts.models import Contact
from apps.interviews.actions.prepare import LONGEST
from apps.interviews.bank import Fact, Situation, Suggestion, Why, field_of, of_campus, suggested
from apps.interviews.closed import opened
from apps.interviews.etiquette import etiquette
from apps.interviews.forms import AskForm, SealedHopes
from apps.interviews.models import (
    BankChange,
    Interview,
    Manner,
    Preparation,
    Question,
    Topic,
)
from apps.interviews.pages.before import Earlier, earlier, introductions

ENOUGH, MOST = 5, 7  # what twenty minutes hold


def planner(contact: Contact, topic: str = "", **more: object) -> dict[str, Any]:
    """Hopes, questions and what to ask besides; of a `topic`, if one is named, all there is.

    Reading writes nothing.
    """
    sheet = Preparation.objects.with_contact(contact) or Preparation(contact=contact)
    every = list(Question.objects.all_for(contact))
    ahead = [question for question in every if question.asked_at is None]
    first = {"hopes": sheet.hopes, "own_hope": sheet.own_hope, "seal": sheet.seal}
    return {
        "contact": contact,
        "me_line": contact.student.about,
        "questions": [(question, opened(question.text)) for question in ahead],
        "asked": [question for question in every if question.asked_at],
        "hopes_form": SealedHopes(initial=first),
        "ask_form": AskForm(),
        "introductions": introductions(contact.student),
        "room": room(len(ahead)),
        **besides(contact, situation_of(contact, sheet.hopes, every), topic),
        **more,
    }


def besides(contact: Contact, situation: Situation, topic: str) -> dict[str, Any]:
    """What could be asked as well, and how to be there."""
    bank = campus_bank()
    talk, last = Interview.objects.next_and_last(contact)
    return {
        "suggestions": grouped(situation, bank),
        "topics": Topic.choices,
        "topic": topic if topic in Topic.values else "",
        "of_topic": of_topic(topic, situation, bank),
        "still_open": unasked(earlier(last), situation.taken),
        "hints": etiquette(talk.mode if talk else "", situation.field, Manner.objects.said()),
    }


def unasked(last: Earlier | None, taken: Collection[str]) -> list[str]:
    """What the last talk left open, as far as it is not on the sheet and fits into a question."""
    lines = last.still_open if last else []
    return [line for line in lines if line not in taken and len(line) <= LONGEST]


def situation_of(
    contact: Contact, hopes: Collection[str], questions: Sequence[Question]
) -> Situation:
    """What the student hopes for, and what is known of this person and planned already."""
    return Situation(
        hopes=hopes,
        field=field_of(contact.title, contact.organization),
        known=known_of(contact),
        taken={question.text for question in questions},
        topics={question.topic for question in questions},
    )


def known_of(contact: Contact) -> set[str]:
    """What the person shows, or the student noted: there is nothing to ask about it."""
    facts = {Fact.TITLE: contact.title, Fact.ORGANIZATION: contact.organization}
    alum = contact.alum
    if alum is not None and alum.status not in GONE:
        facts |= {
            Fact.STUDIES: alum.shown(Part.STUDIES),
            Fact.CITY: alum.shown(Part.CITY),
            Fact.CLASS_YEAR: str(alum.class_year or ""),
        }
    return {fact for fact, text in facts.items() if text}


def campus_bank() -> list[Suggestion]:
    """The questions as they stand at this campus: one query."""
    return of_campus(BankChange.objects.values_now())


def offered(slug: str) -> Suggestion | None:
    """The question of this name, if the campus suggests it."""
    return next((entry for entry in campus_bank() if entry.slug == slug), None)


def of_topic(topic: str, situation: Situation, bank: Sequence[Suggestion]) -> list[Suggestion]:
    """Every question about it that is not on the sheet and was not asked."""
    return [
        entry
        for entry in bank
        if entry.topic == topic
        and entry.field in {"", situation.field}
        and str(entry.text) not in situation.taken
    ]


def grouped(situation: Situation, bank: Sequence[Suggestion]) -> list[tuple[str, list[Suggestion]]]:
    """The suggestions under the reason for each, in words; the first reason first."""
    found = suggested(situation, bank)
    titles = {
        Why.HOPES: _("For what you hope"),
        Why.FIELD: _("Asked in this field"),
        Why.NEW: _("Not on your sheet yet"),
    }
    groups = [(titles[why], [one.suggestion for one in found if one.why == why]) for why in titles]
    return [(title, entries) for title, entries in groups if entries]


def room(count: int) -> str:
    """How many questions there are beside how many twenty minutes hold."""
    if count < ENOUGH:
        return _("Twenty minutes hold five to seven. Mark the ones you must ask.")
    if count <= MOST:
        return _("That fills twenty minutes well. Mark the ones you must ask.")
    return _("More than twenty minutes hold. The must-asks come first; the rest may wait.")
