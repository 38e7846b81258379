"""The sheet of one page that comes of planning."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import accumulate
from typing import Any

from apps.contacts.models import Contact
from apps.core.wording import clocktime
from apps.interviews.bank import field_of
from apps.interviews.etiquette import Hint, etiquette
from apps.interviews.models import Hope, Interview, Manner, Preparation, Question
from apps.interviews.pages.before import cut, earlier
from apps.interviews.pages.talks import mode_of, theirs
from apps.interviews.whereabouts import told

USUAL = 20  # minutes of a talk that is not agreed yet
FIT, FIT_LETTERS = 10, 1100  # questions that one page holds, and all their letters
ROOMY, CLOSE = 500, 900  # letters of own words in the usual print, and in the close one
EARLY = timedelta(minutes=3)
CLOSING = timedelta(minutes=5)


def paper(contact: Contact) -> dict[str, Any]:
    """The sheet: what is said at the opening and the close stands ready, the rest is the own."""
    prepared = Preparation.objects.with_contact(contact)
    questions = list(Question.objects.for_contact(contact).must_asks_first())
    talk, last = Interview.objects.next_and_last(contact)
    student = contact.student
    values = {
        "contact": contact,
        "me_line": student.about,
        "student": student,
        "introduction": student.introduced(talk.minutes if talk else USUAL),
        "zone": student.person.zone,
        "talk": talk,
        "hopes": hopes_in_words(prepared),
        **_columns(questions),
        "earlier": earlier(last),
        "notes": cut(contact.notes),
        "hints": _hints(contact, talk),
        **_meeting(talk),
        **_clock(talk),
    }
    return values | {"print": _print_of(values)}


def _hints(contact: Contact, talk: Interview | None) -> list[Hint]:
    field = field_of(contact.title, contact.organization)
    return etiquette(talk.mode if talk else "", field, Manner.objects.said())


def _columns(questions: Sequence[Question]) -> dict[str, Any]:
    """As many questions as one page holds, in two columns, and how many wait on the list."""
    lengths = accumulate(len(question.text) for question in questions)
    fit = min(sum(length <= FIT_LETTERS for length in lengths), FIT)
    half = (fit + 1) // 2
    return {
        "left": questions[:half],
        "right": questions[half:fit],
        "second_start": half + 1,
        "unprinted": len(questions) - fit,
    }


def _print_of(values: Mapping[str, Any]) -> str:
    """The size of print with which one page holds everything: empty (the usual), close or dense."""
    last = values["earlier"]
    told = [text for _title, text in last.lines] + last.still_open if last else []
    asked = [question.text for question in (*values["left"], *values["right"])]
    words = [values["introduction"], values["notes"], *values["hopes"], *told, *asked]
    letters = sum(map(len, words))
    if letters > CLOSE:
        return "dense"
    return "close" if letters > ROOMY or last or values["notes"] else ""


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
