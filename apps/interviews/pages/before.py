"""What is known before a talk: who the student is, how to be there, and what was said last time."""

from dataclasses import dataclass
from datetime import datetime
from textwrap import shorten

from django.utils.translation import gettext as _

from apps.interviews.models import Interview
from apps.students.introductions import seconds
from apps.students.models import Student

SHORT = 220  # characters of a note on a sheet of one page


@dataclass(frozen=True)
class Earlier:
    """The last talk with this person, cut to fit; `at` is UTC."""

    at: datetime
    lines: list[tuple[str, str]]
    still_open: list[str]


def earlier(talk: Interview | None) -> Earlier | None:
    """Takeaways, and the promises of both sides; questions still open stand for themselves."""
    if talk is None:
        return None
    log = talk.log
    said = (
        (_("You took away"), log.takeaways),
        (_("You said you would"), log.next_steps),
        (_("Promised by either of you"), log.promised),
    )
    return Earlier(
        at=talk.ended_at or log.logged_at,
        lines=[(title, cut(text)) for title, text in said if text.strip()],
        still_open=[line.strip() for line in log.still_open.splitlines() if line.strip()],
    )


def cut(text: str) -> str:
    """On one line, and no longer than a sheet can hold."""
    return shorten(text, SHORT, placeholder=" …")


def introductions(student: Student) -> list[tuple[str, str, int]]:
    """Each length that is written: its name, its words, its seconds aloud."""
    texts = (
        (_("In one line"), student.introduction_line),
        (_("In half a minute"), student.introduction),
        (_("In a minute"), student.introduction_minute),
    )
    return [(title, text, seconds(text)) for title, text in texts if text]
