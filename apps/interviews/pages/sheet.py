"""Planning questions, and the sheet of one page that comes of it."""

from collections.abc import Collection, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from apps.alumni.models import Part
from apps.alumni.workflow import GONE
from apps.contacts.models import Contact
from apps.core.wording import clocktime
from apps.interviews.bank import Fact, Situation, Suggestion, Why, field_of, suggested
from apps.interviews.closed import opened
from apps.interviews.forms import AskForm, SealedHopes
from apps.interviews.models import Hope, Interview, Preparation, Question
from apps.interviews.pages.talks import mode_of, theirs

ENOUGH, MOST = 5, 7  # what twenty minutes hold
EARLY = timedelta(minutes=3)
CLOSING = timedelta(minutes=5)


def planner(contact: Contact, **more: object) -> dict[str, Any]:
    """Hopes, questions and what to ask besides. Reading writes nothing."""
    sheet = Preparation.objects.with_contact(contact) or Preparation(contact=contact)
    every = list(Question.objects.all_for(contact))
    ahead = [question for question in every if question.asked_at is None]
    first = {"hopes": sheet.hopes, "own_hope": sheet.own_hope, "seal": sheet.seal}
    return {
        "contact": contact,
        "me_line": contact.student.about,
        "student": contact.student,
        "questions": [(question, opened(question.text)) for question in ahead],
        "asked": [question for question in every if question.asked_at],
        "suggestions": grouped(situation_of(contact, sheet.hopes, every)),
        "hopes_form": SealedHopes(initial=first),
        "ask_form": AskForm(),
        "room": room(len(ahead)),
        **more,
    }


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


def grouped(situation: Situation) -> list[tuple[str, list[Suggestion]]]:
    """The suggestions under the reason for each, in words; the first reason first."""
    found = suggested(situation)
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


def paper(contact: Contact) -> dict[str, Any]:
    """The sheet: what is said at the opening and the close stands ready, the rest is the own."""
    prepared = Preparation.objects.with_contact(contact)
    questions = list(Question.objects.for_contact(contact))
    half = (len(questions) + 1) // 2
    talk = Interview.objects.with_contact(contact).ahead().for_rows().first()
    return {
        "contact": contact,
        "me_line": contact.student.about,
        "student": contact.student,
        "zone": contact.student.person.zone,
        "talk": talk,
        "theirs": theirs(talk) if talk else "",
        "mode": mode_of(talk) if talk else "",
        "hopes": hopes_in_words(prepared),
        "left": questions[:half],
        "right": questions[half:],
        "second_start": half + 1,
        **_clock(talk),
    }


def hopes_in_words(prepared: Preparation | None) -> list[str]:
    if prepared is None:
        return []
    chosen = [str(Hope(hope).label) for hope in prepared.hopes]
    return [*chosen, *([prepared.own_hope] if prepared.own_hope else [])]


def _clock(talk: Interview | None) -> dict[str, str]:
    """When to be there, to close and to end, on the student's clock."""
    if talk is None or talk.starts_at is None:
        return {}
    zone = talk.contact.student.person.zone
    ends = talk.starts_at + timedelta(minutes=talk.minutes)
    return {
        "early": clocktime(talk.starts_at - EARLY, zone),
        "closing": clocktime(ends - CLOSING, zone),
        "ending": clocktime(ends, zone),
    }
