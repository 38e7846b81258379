"""What the advisors of the demo campus noted, flagged, and wrote to several at once."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from apps.accounts.models import Person
from apps.advising.actions import Said, flag, note, say
from apps.advising.models import Kind, Priority
from apps.home.demo.cast import DANA, RUTH, at_alder
from apps.home.demo.steps import DAY
from apps.students.models import Student

ROUND = UUID("5e1f0c57-3f43-4d0c-9a86-0a1de0c4a7f2")  # the page on which Dana pressed Send


@dataclass(frozen=True)
class Noted:
    """`days` ago."""

    by: str
    student: str
    days: int
    text: str
    shared: bool = False


@dataclass(frozen=True)
class Flagged:
    by: str
    student: str
    days: int
    priority: Priority
    reason: str


@dataclass(frozen=True)
class Written:
    """Of the one round of messages, two days ago."""

    student: str
    text: str


NOTES = (
    Noted(
        DANA,
        "jonah",
        6,
        "Asked the best question of the workshop: what an actuary is wrong about. His draft should"
        " sound like that.",
    ),
    Noted(
        DANA,
        "linnea",
        3,
        "We agreed: the thank-you to her reporter first, then the second person.",
        shared=True,
    ),
    Noted(DANA, "imani", 8, "Bring the list of county plans when she comes by.", shared=True),
    Noted(
        RUTH,
        "anouk",
        2,
        "Would like somebody in the north of Europe next. Godfrey may know whom to ask.",
        shared=True,
    ),
)
FLAGS = (
    Flagged(
        DANA,
        "paloma",
        2,
        Priority.WEEK,
        "Said after the workshop that she does not know where to begin.",
    ),
    Flagged(RUTH, "gus", 1, Priority.WATCH, "Has not opened Rapport yet, and works nights."),
)
WORDS = (
    Written(
        "hollis",
        "Hello Hollis,\n\nTwo weeks of reading are a good beginning. Shall we look together for the"
        " first person? I have half an hour on most afternoons, room 214.\n\nDana",
    ),
    Written(
        "rafe",
        "Hello Rafe,\n\nYou opened Rapport and then midterms came. One question is enough to go on:"
        " what would you like to know about hotels that no course says?\n\nDana",
    ),
    Written(
        "paloma",
        "Hello Paloma,\n\nNobody knows where to begin; that is what the first conversation is for."
        " Come by, and we write down one thing you wonder about.\n\nDana",
    ),
)


def look_after(*, now: datetime) -> None:
    staff = {person.email: person for person in Person.objects.filter(email__in=[DANA, RUTH])}
    students = _students({each.student for each in (*NOTES, *FLAGS, *WORDS)})
    for each in NOTES:
        at, by = now - timedelta(days=each.days), staff[each.by]
        note(students[each.student], each.text, shared=each.shared, now=at, by=by)
    for raised in FLAGS:
        at, by = now - timedelta(days=raised.days), staff[raised.by]
        flag(students[raised.student], raised.priority, raised.reason, now=at, by=by)
    said = [Said(students[each.student], Kind.MEET, each.text) for each in WORDS]
    say(said, key=ROUND, now=now - 2 * DAY, by=staff[DANA])


def _students(names: Iterable[str]) -> dict[str, Student]:
    found = Student.objects.filter(person__email__in=[at_alder(name) for name in names])
    rows = found.select_related("person", "advisor")
    return {row.person.email.partition("@")[0]: row for row in rows}
