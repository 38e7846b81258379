"""What happened with a student, the latest first: of the values that both may read. Pure."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.models import Flag, Note, Word
from apps.advising.steps import Journey, counted
from apps.interviews.models import ThanksReview
from apps.outreach.models import Review
from apps.students.models import Advising

MOST = 30


@dataclass(frozen=True)
class Event:
    """`tone` is a class of the timeline: whose move it was, or agreed."""

    at: datetime
    icon: str
    title: str
    note: str = ""
    tone: str = ""


def happened(*sources: Iterable[Event]) -> list[Event]:
    events = [event for source in sources for event in source]
    return sorted(events, key=lambda event: event.at, reverse=True)[:MOST]


def of_journeys(journeys: Iterable[Journey]) -> Iterator[Event]:
    """When a path was begun, and when each step was reached; never a name or a text."""
    for journey in journeys:
        yield Event(journey.began_at, "compass", _("Started to explore"), journey.topic)
        for view in journey.steps:
            if view.at is not None:
                words = counted(view.step, view.count)
                is_done = view.state == "done"
                title = _("%(step)s: done") if is_done else _("%(step)s: begun")
                icon = "check" if is_done else "pen"
                yield Event(view.at, icon, title % {"step": view.name}, words)


def of_reviews(reviews: Iterable[Review | ThanksReview]) -> Iterator[Event]:
    for review in reviews:
        is_thanks = review.is_thanks
        asked = (
            _("A thank-you was sent to be read") if is_thanks else _("A draft was sent to be read")
        )
        yield Event(review.asked_at, "letter", asked, tone="youm")
        if review.decided_at is not None:
            verdict = str(review.get_verdict_display())
            answered = _("The thank-you was read") if is_thanks else _("The draft was answered")
            yield Event(review.decided_at, "eye", answered, verdict, "okm")


def of_logs(logged: Iterable[datetime]) -> Iterator[Event]:
    for at in logged:
        yield Event(at, "talk", _("A log was shared"), tone="okm")


def of_notes(notes: Iterable[Note]) -> Iterator[Event]:
    for note in notes:
        yield Event(note.at, "notes", _("%(name)s shared a note") % _by(note.by))


def of_flags(flags: Iterable[Flag]) -> Iterator[Event]:
    """Those that were taken down as well, with who did."""
    for flag in flags:
        title = _("%(name)s raised a flag") % _by(flag.by)
        yield Event(flag.at, "bell", title, flag.reason, "youm")
        if flag.ended_at is not None:
            title = _("%(name)s took the flag down") % _by(flag.ended_by)
            yield Event(flag.ended_at, "bell", title, flag.reason)


def of_words(words: Iterable[Word]) -> Iterator[Event]:
    for word in words:
        yield Event(word.round.at, "letter", _("%(name)s wrote") % _by(word.round.by))


def of_advisings(stretches: Iterable[Advising]) -> Iterator[Event]:
    """Who advised them, since when; where nobody came after, that it ended."""
    for stretch in stretches:
        who = _by(stretch.advisor)
        if stretch.since is not None:
            yield Event(stretch.since, "people", _("%(name)s began to advise") % who)
        if stretch.until is not None:
            yield Event(stretch.until, "people", _("%(name)s advises no more") % who)


def _by(person: Person | None) -> dict[str, str]:
    """Whose account is gone has no name any more."""
    return {"name": person.name if person else _("Somebody")}
