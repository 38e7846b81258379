"""What became of each student's note to somebody, by the name of the last thing that happened."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from apps.accounts.models import Person
from apps.contacts.actions import rest
from apps.contacts.models import Contact, KeepInTouch, Pace
from apps.home.demo.steps import DAY, HOUR, alum_of, by_day, hour_of, say_yes, write
from apps.home.demo.stories import Story
from apps.interviews.actions import Account, Note, log, send_thanks
from apps.interviews.models import Interview, NoteForm, ThankYou
from apps.interviews.pages.returning import greeting_of
from apps.outreach.actions import (
    Yes,
    accept,
    ask,
    ask_review,
    close_overdue,
    decline,
    defer,
    send,
)
from apps.outreach.models import Request


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


def _review(told: Told) -> None:
    """Since yesterday the draft is with the advisor."""
    at = told.now - 20 * HOUR
    ask_review(_draft(told, told.days_on(9), at), now=at, by=told.by)


def _sent(told: Told, days: int) -> Request:
    """So many days ago."""
    at = told.now - days * DAY
    return send(_draft(told, told.days_on(9), at), now=at, by=told.by)


def _waits(told: Told) -> None:
    _sent(told, 3)


def _asked(told: Told) -> None:
    request = _sent(told, 3)
    ask(request, told.story.answer, now=told.now - DAY, by=alum_of(request))


def _declined(told: Told) -> None:
    request = _sent(told, 3)
    decline(request, told.story.answer, now=told.now - DAY, by=alum_of(request))


def _later(told: Told) -> None:
    request = _sent(told, 3)
    until = (told.now + 30 * DAY).date()
    defer(request, until, told.story.answer, now=told.now - DAY, by=alum_of(request))


def _times(told: Told) -> None:
    """A yes to other times than those of the note."""
    request = _sent(told, 3)
    times = tuple(by_day(told.now + days * DAY, told.by.zone, hour=10) for days in (6, 12))
    yes = Yes(None, request.formats[0], told.story.answer, times)
    accept(request, yes, now=told.now - DAY, by=alum_of(request))


def _expired(told: Told) -> None:
    """Nobody answered in two weeks; it was closed the day after."""
    _sent(told, 16)
    close_overdue(now=told.now - DAY)


def _yes(told: Told) -> None:
    """They talk the day after tomorrow."""
    _agreed(told, told.days_on(2), told.now - 4 * DAY)


def _tomorrow(told: Told) -> None:
    """Whatever day of the week that is."""
    _agreed(told, hour_of(told.now + DAY, told.by.zone, 14), told.now - 4 * DAY)


def _talked(told: Told) -> None:
    """Five days ago; who has not thanked by now is late."""
    _held(told, told.days_on(-5))


def _thanked(told: Told) -> None:
    _thank(told, _held(told, told.days_on(-5)))


def _done(told: Told) -> None:
    """All six steps: they keep in touch, too."""
    _thank(told, _held(told, told.days_on(-8), Pace.DAYS))


def _keeping(told: Told) -> None:
    """Put off by a week, which is over."""
    _thank(told, _held(told, told.days_on(-30), Pace.DAYS))
    kept = KeepInTouch.objects.get(contact=told.contact)
    rest(kept, days=7, now=told.now - 9 * DAY, by=told.by)


def _held(told: Told, at: datetime, pace: str = Pace.NO) -> ThankYou:
    """They spoke then, a week after the note was sent, and it was logged within the hour."""
    talk = _agreed(told, at, at - 7 * DAY)
    words = {
        "takeaways": told.story.took,
        "next_steps": "I will read what they named.",
        "pace": pace,
        "shared": told.story.shares,
    }
    log(talk, Account(words, advice=told.story.advice), now=at + HOUR, by=told.by)
    return ThankYou.objects.get(interview=talk)


def _thank(told: Told, thanks: ThankYou) -> None:
    """Within the day."""
    note = Note(NoteForm.EMAIL, "Thank you", told.story.thanks(told.greeting))
    at = thanks.due_from + 20 * HOUR
    send_thanks(thanks, note, through_rapport=True, now=at, by=told.by)


def _draft(told: Told, first: datetime, at: datetime) -> Request:
    """With two times, the second two days after the first."""
    times = [first, by_day(first + 2 * DAY, told.by.zone)]
    return write(told.contact, told.story.note(told.greeting), times, now=at, by=told.by)


def _agreed(told: Told, talk_at: datetime, at: datetime) -> Interview:
    request = send(_draft(told, talk_at, at), now=at, by=told.by)
    return say_yes(request, talk_at, now=at + DAY)


ENDS: dict[str, Callable[[Told], None]] = {
    "review": _review,
    "waits": _waits,
    "asked": _asked,
    "declined": _declined,
    "later": _later,
    "times": _times,
    "expired": _expired,
    "yes": _yes,
    "tomorrow": _tomorrow,
    "talked": _talked,
    "thanked": _thanked,
    "done": _done,
    "keeping": _keeping,
}
