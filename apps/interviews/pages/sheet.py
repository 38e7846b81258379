"""The sheet of one page that comes of planning."""

from datetime import timedelta
from typing import Any

from apps.contacts.models import Contact
from apps.core.wording import clocktime
from apps.interviews.models import Hope, Interview, Preparation, Question
from apps.interviews.pages.talks import mode_of, theirs

EARLY = timedelta(minutes=3)
CLOSING = timedelta(minutes=5)


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
