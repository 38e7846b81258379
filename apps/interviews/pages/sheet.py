"""Planning questions, and the sheet of one page that comes of it."""

from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from apps.contacts.models import Contact
from apps.core.wording import clocktime
from apps.interviews.bank import suggested
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
    questions = list(Question.objects.for_contact(contact))
    first = {"hopes": sheet.hopes, "own_hope": sheet.own_hope, "seal": sheet.seal}
    return {
        "contact": contact,
        "me_line": contact.student.about,
        "student": contact.student,
        "questions": [(question, opened(question.text)) for question in questions],
        "suggestions": suggested(sheet.hopes, {question.text for question in questions}),
        "hopes_form": SealedHopes(initial=first),
        "ask_form": AskForm(),
        "room": room(len(questions)),
        **more,
    }


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
