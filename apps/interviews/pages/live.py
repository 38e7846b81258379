"""The live page: what to say at the opening, what to ask, how to close; and its practice."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from apps.core.clock import local
from apps.core.wording import clocktime
from apps.interviews.actions import WORD
from apps.interviews.forms import shown
from apps.interviews.models import Interview, LiveNote, Question
from apps.interviews.workflow import AHEAD, Status

PRACTICE = 20  # minutes
CLOSING = timedelta(minutes=5)
WAIT = timedelta(minutes=10)  # until a short note is fair
# A page stays on the device for a day after the talk, or for two weeks where no time is set.
AFTER, UNSET = timedelta(days=1), timedelta(days=14)


@dataclass(frozen=True)
class Field:
    """One question with its tick and its note; `was` names what the page shows of them."""

    key: str
    about: str = ""
    must_ask: bool = False
    text: str = ""
    asked: bool = False
    version: int = 0

    @property
    def was(self) -> str:
        return shown(self.text, asked=self.asked)


def live(talk: Interview, *, now: datetime) -> dict[str, Any]:
    """The page of one conversation with what was written on it so far."""
    notes = list(LiveNote.objects.of(talk))
    questions = list(Question.objects.all_for(talk.contact).must_asks_first())
    return _around(talk) | {
        "fields": _fields(questions, notes),
        "word": next((_field(WORD, note) for note in notes if not note.about), Field(WORD)),
        "is_noted": bool(notes),
        "has_waited": talk.starts_at is not None and now >= talk.starts_at + WAIT,
        "can_miss": talk.status == Status.SCHEDULED,
    }


def practice(talk: Interview) -> dict[str, Any]:
    """The same page without the notes of the real conversation."""
    questions = Question.objects.for_contact(talk.contact).must_asks_first()
    fields = [Field(f"q{one.pk}", one.text, one.must_ask) for one in questions]
    timeless = dict.fromkeys(("starts", "ends", "ending", "closing"), "")
    return _around(talk, PRACTICE) | timeless | {"fields": fields, "word": Field(WORD)}


def _fields(questions: Sequence[Question], notes: Sequence[LiveNote]) -> list[Field]:
    """What is planned and what was noted; a note whose question is gone stands last."""
    at = {note.question_id: note for note in notes if note.question_id}
    fields = [
        _field(f"q{one.pk}", at.get(one.pk), one)
        for one in questions
        if one.asked_at is None or one.pk in at
    ]
    gone = [note for note in notes if note.about and note.question_id is None]
    return fields + [_field(f"n{note.pk}", note) for note in gone]


def _field(key: str, note: LiveNote | None, question: Question | None = None) -> Field:
    about = question.text if question else (note.about if note else "")
    must_ask = question is not None and question.must_ask
    if note is None:
        return Field(key, about, must_ask)
    return Field(key, about, must_ask, note.text, note.asked, note.version)


def _around(talk: Interview, minutes: int = 0) -> dict[str, Any]:
    """The conversation, its people, and its end on the student's clock."""
    student, length = talk.contact.student, minutes or talk.minutes
    return {
        "talk": talk,
        "contact": talk.contact,
        "minutes": length,
        "introduction": student.introduced(length),
        "way": _way(talk),
        **_clock(talk),
    }


def _way(talk: Interview) -> str:
    ways = {"video": _("By video"), "phone": _("By phone"), "in_person": _("In person")}
    return ways.get(talk.mode, "")


def _clock(talk: Interview) -> dict[str, Any]:
    """Seconds since 1970 for the timer, and the times in words."""
    if talk.starts_at is None:
        return {"starts": "", "ends": "", "ending": ""}
    zone, ends = talk.contact.student.person.zone, ends_at(talk, talk.starts_at)
    return {
        "starts": int(talk.starts_at.timestamp()),
        "ends": int(ends.timestamp()),
        "beginning": clocktime(talk.starts_at, zone),
        "ending": clocktime(ends, zone),
        "closing": clocktime(ends - CLOSING, zone),
        "waited": clocktime(talk.starts_at + WAIT, zone),
    }


def ends_at(talk: Interview, starts_at: datetime) -> datetime:
    return starts_at + timedelta(minutes=talk.minutes)


def kept_until(talk: Interview | None, *, now: datetime) -> datetime | None:
    """Until when (UTC) the pages of this conversation may stay on the device; None: not at all."""
    if talk is None or talk.status not in AHEAD:
        return None
    if talk.starts_at is None:
        return now + UNSET
    until = ends_at(talk, talk.starts_at) + AFTER
    return until if until > now else None


def is_near(talk: Interview | None, *, now: datetime) -> bool:
    """On the day of the conversation, as the student's clock has it, and until it is logged."""
    if talk is None or talk.status != Status.SCHEDULED or talk.starts_at is None:
        return False
    zone = talk.contact.student.person.zone
    return talk.starts_at <= now or local(talk.starts_at, zone).date() == local(now, zone).date()


def noted(talk: Interview) -> dict[str, Any]:
    """What the live page brings to the log: the notes, and the questions nobody came to ask."""
    notes = list(LiveNote.objects.of(talk))
    asked = {note.question_id for note in notes if note.asked}
    planned = Question.objects.for_contact(talk.contact) if any(asked) else []
    return {
        "noted": [note for note in notes if note.text.strip() or note.asked],
        "unasked": [question for question in planned if question.pk not in asked],
    }
