"""How far each student of the demo campus has come; `students.toml` is the list."""

import tomllib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from apps.accounts.models import Person
from apps.contacts.models import Contact
from apps.home.demo.cast import CAST, at_alder
from apps.home.demo.steps import (
    DAY,
    Matter,
    alum_of,
    begin,
    by_day,
    keep_alum,
    prepare,
    research,
    say_yes,
    write,
)
from apps.home.roster import Entry, enter
from apps.interviews.actions import Account, Note, log, send_thanks
from apps.interviews.models import Interview, NoteForm, ThankYou
from apps.interviews.pages.returning import greeting_of
from apps.outreach.actions import ask, ask_review, decline, defer, send
from apps.outreach.models import Request
from apps.students.models import Student

HOUR = timedelta(hours=1)
ROSTER = timedelta(days=45)  # ago it came, with all of them
_STARTS = ("explored", "kept", "prepared")


@dataclass(frozen=True)
class Story:
    """`began` is how many days ago they opened Rapport, `step` the last thing that happened."""

    email: str
    name: str
    studies: str
    year: str
    advisor: str
    step: str
    began: int = 0
    question: str = ""
    field: str = ""
    facts: Sequence[str] = ()
    alum: str = ""
    ask: str = ""

    @property
    def entry(self) -> Entry:
        advisor = at_alder(self.advisor) if self.advisor else ""
        return Entry(at_alder(self.email), self.name, "student", self.studies, self.year, advisor)

    @property
    def introduction(self) -> str:
        studies = "a major that I still look for" if self.studies == "Undeclared" else self.studies
        return f"I am a {self.year.replace(' ', '-')} student of {studies} at Alder State."

    @property
    def matter(self) -> Matter:
        facts = [("found", fact) for fact in self.facts]
        return Matter(self.question, self.field, [("open", "How does one begin?"), *facts])

    def note(self, called: str) -> str:
        return (
            f"Dear {called},\n\nI found you in the alumni directory of our Career Center."
            f" {self.introduction} {self.ask}\n\nWould you have 20 minutes for me? I am looking for"
            f" information and advice, not a job.\n\n{self.name}"
        )


@dataclass(frozen=True)
class Told:
    """A story at the point where its student writes to somebody."""

    story: Story
    contact: Contact
    now: datetime

    @property
    def by(self) -> Person:
        return self.contact.student.person

    @property
    def greeting(self) -> str:
        return greeting_of(self.contact)

    def days_on(self, days: int) -> datetime:
        """A time to talk: so many days from now, back where they are less than none."""
        return by_day(self.now + days * DAY, self.by.zone, back=days < 0)


def stories() -> list[Story]:
    found: list[dict[str, Any]] = tomllib.loads(
        (Path(__file__).parent / "students.toml").read_text()
    )["student"]
    return [Story(**said) for said in found]


def arrive(*, now: datetime) -> None:
    """All students of the list; who is of the cast has been let in before, with a password."""
    known = {entry.email for entry in CAST}
    for story in stories():
        if story.entry.email not in known:
            enter(story.entry, now=now - ROSTER)
        live(story, now=now)


def live(story: Story, *, now: datetime) -> None:
    """From the first page to the step at which the story stops."""
    student = Student.objects.get(person__email=story.entry.email)
    began = now - story.began * DAY
    if story.step == "entered":
        return
    begin(student, story.introduction, now=began)
    if story.step == "welcomed":
        return
    research(student, story.matter, now=began + HOUR)
    if story.alum:
        contact = keep_alum(student, story.alum, now=began + 2 * DAY)
        if story.step != "kept":
            prepare(contact, now=began + 3 * DAY, by=student.person)
        if story.step not in _STARTS:
            _ENDS[story.step](Told(story, contact, now))


def _review(told: Told) -> None:
    """Since yesterday the draft is with the advisor."""
    at = told.now - 20 * HOUR
    ask_review(_draft(told, told.days_on(9), at), now=at, by=told.by)


def _waits(told: Told) -> Request:
    """Sent three days ago."""
    at = told.now - 3 * DAY
    return send(_draft(told, told.days_on(9), at), now=at, by=told.by)


def _asked(told: Told) -> None:
    request = _waits(told)
    words = "Gladly. One thing first: which of your courses made you think of this?"
    ask(request, words, now=told.now - DAY, by=alum_of(request))


def _declined(told: Told) -> None:
    request = _waits(told)
    words = "We move the whole collection this month. Ask me again in spring, I would like to."
    decline(request, words, now=told.now - DAY, by=alum_of(request))


def _later(told: Told) -> None:
    request = _waits(told)
    words, until = "After the film is out, with pleasure.", (told.now + 30 * DAY).date()
    defer(request, until, words, now=told.now - DAY, by=alum_of(request))


def _yes(told: Told) -> None:
    """They talk the day after tomorrow."""
    _agreed(told, told.days_on(2), told.now - 4 * DAY)


def _talked(told: Told) -> ThankYou:
    """Five days ago; who has not thanked by now is late."""
    at = told.days_on(-5)
    talk = _agreed(told, at, told.now - 12 * DAY)
    words = {"takeaways": told.story.facts[0], "next_steps": "I will read what they named."}
    log(talk, Account(words), now=at + HOUR, by=told.by)
    return ThankYou.objects.get(interview=talk)


def _thanked(told: Told) -> None:
    thanks = _talked(told)
    body = (
        f"Dear {told.greeting},\n\nThank you for your time. I keep thinking of what you said about"
        " your first year, and I will read what you named before the month is over."
        f"\n\n{told.story.name}"
    )
    note = Note(NoteForm.EMAIL, "Thank you", body)
    send_thanks(thanks, note, through_rapport=True, now=told.now - 4 * DAY, by=told.by)


def _draft(told: Told, first: datetime, at: datetime) -> Request:
    """With two times, the second two days after the first."""
    times = [first, by_day(first + 2 * DAY, told.by.zone)]
    return write(told.contact, told.story.note(told.greeting), times, now=at, by=told.by)


def _agreed(told: Told, talk_at: datetime, at: datetime) -> Interview:
    request = send(_draft(told, talk_at, at), now=at, by=told.by)
    return say_yes(request, talk_at, now=at + DAY)


_ENDS: dict[str, Callable[[Told], object]] = {
    "review": _review,
    "waits": _waits,
    "asked": _asked,
    "declined": _declined,
    "later": _later,
    "yes": _yes,
    "talked": _talked,
    "thanked": _thanked,
}
