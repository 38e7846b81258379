"""The sheet of one page that comes of planning."""

from datetime import timedelta
from typing import Any

from apps.contacts.models import Contact
from apps.core.wording import clocktime
from apps.interviews.bank import field_of
from apps.interviews.etiquette import etiquette
from apps.interviews.models import Hope, Interview, Preparation, Question
from apps.interviews.pages.before import cut, earlier
from apps.interviews.pages.talks import mode_of, theirs
from apps.interviews.whereabouts import told

USUAL = 20  # minutes of a talk that is not agreed yet
FIT = 10  # questions that one page holds
EARLY = timedelta(minutes=3)
CLOSING = timedelta(minutes=5)


def paper(contact: Contact) -> dict[str, Any]:
    """The sheet: what is said at the opening and the close stands ready, the rest is the own."""
    prepared = Preparation.objects.with_contact(contact)
    questions = list(Question.objects.for_contact(contact).must_asks_first())
    half = (min(len(questions), FIT) + 1) // 2
    talk, last = Interview.objects.next_and_last(contact)
    student = contact.student
    return {
        "contact": contact,
        "me_line": student.about,
        "student": student,
        "introduction": student.introduced(talk.minutes if talk else USUAL),
        "zone": student.person.zone,
        "talk": talk,
        "hopes": hopes_in_words(prepared),
        "left": questions[:half],
        "right": questions[half:FIT],
        "second_start": half + 1,
        "unprinted": max(len(questions) - FIT, 0),
        "earlier": earlier(last),
        "notes": cut(contact.notes),
        "hints": etiquette(
            talk.mode if talk else "", field_of(contact.title, contact.organization)
        ),
        **_meeting(talk),
        **_clock(talk),
    }


def _meeting(talk: Interview | None) -> dict[str, str]:
    """When it is for the other, and how they meet. A number is not printed: paper gets lost."""
    if talk is None:
        return {"theirs": "", "mode": "", "where": ""}
    where = told(talk, talk.contact.student.person)
    return {"theirs": theirs(talk), "mode": mode_of(talk), "where": where}


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
