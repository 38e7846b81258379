"""The queue of drafts and thank-yous sent to an advisor, and one of them: exactly what was sent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from operator import attrgetter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.advising.models import Snippet
from apps.campus.models import Campus, QuietPeriod
from apps.campus.workdays import Break, working_days_after
from apps.coach.reading import Reading
from apps.coach.review import Review as Coached
from apps.core.joining import joined
from apps.core.wording import day
from apps.interviews.actions.thank import coached as thanks_coached
from apps.interviews.models import ThanksComment, ThanksReview
from apps.outreach.forms import CommentForm
from apps.outreach.models import Comment, Review
from apps.outreach.reading import coached
from apps.students.models import Remark, Verdict

MINUTES_EACH = 2

# One queue: what it holds has a student, a contact, a text, and the page on which it is read.
Asked = Review | ThanksReview


@dataclass(frozen=True)
class Waiting:
    """A note in the queue; `days` are the working days that it has waited."""

    review: Asked
    days: int
    is_slow: bool

    @property
    def words(self) -> str:
        if not self.days:
            return _("Today")
        return ngettext("%(n)d working day", "%(n)d working days", self.days) % {"n": self.days}


def asked(person: Person) -> list[Asked]:
    """Drafts and thank-yous that wait for this person, the oldest first."""
    drafts = Review.objects.visible_to(person).waiting().for_rows()
    thanks = ThanksReview.objects.visible_to(person).waiting().for_rows()
    return sorted([*drafts, *thanks], key=attrgetter("asked_at"))


def first_of_each(found: Sequence[Asked]) -> dict[int, Asked]:
    """By student, what waited longest of theirs."""
    return {each.student.pk: each for each in reversed(found)}


def waiting(person: Person, *, now: datetime) -> list[Waiting]:
    """Who waited longest comes first."""
    found = asked(person)
    if not found:
        return []
    rules = Campus.objects.current()
    breaks = QuietPeriod.objects.spans_from(found[0].asked_at.date())
    return [_waiting(review, rules, breaks, now) for review in found]


def _waiting(review: Asked, rules: Campus, breaks: list[Break], now: datetime) -> Waiting:
    """Slow on the last of the days after which it is the student's to send."""
    since = partial(working_days_after, review.asked_at, zone=rules.zone, breaks=breaks)
    days = sum(since(count=n) <= now for n in range(1, rules.review_days + 1))
    return Waiting(review, days, is_slow=days >= rules.review_days - 1)


def queue(person: Person, *, now: datetime) -> dict[str, Any]:
    """A sentence says how long it takes."""
    found = waiting(person, now=now)
    thanks = sum(each.review.is_thanks for each in found)
    said = sentence(len(found) - thanks, thanks)
    values = {"drafts": found, "sentence": said, "zone": person.zone, **counted(found)}
    return values | {"held": held(person, Campus.objects.current(), now)}


def counted(waits: Sequence[object]) -> dict[str, Any]:
    """How many wait, beside the word in the navigation."""
    return {"nav_counts": {"advising:drafts": len(waits)}}


def sentence(drafts: int, thanks: int) -> str:
    if not drafts + thanks:
        return _("Nobody waits for you.")
    parts = []
    if drafts:
        parts.append(ngettext("%(n)d draft", "%(n)d drafts", drafts) % {"n": drafts})
    if thanks:
        parts.append(ngettext("%(n)d thank-you", "%(n)d thank-yous", thanks) % {"n": thanks})
    values = {"what": ", ".join(parts), "minutes": (drafts + thanks) * MINUTES_EACH}
    return _("%(what)s, about %(minutes)d minutes.") % values


# By whether it is a thank-you, and what was decided. No seconds: a page stays open longer.
HELD = {
    (False, Verdict.APPROVED): _lazy("Approved: the note of %(name)s. The mail has not left yet."),
    (False, Verdict.RETURNED): _lazy("Returned: the note of %(name)s. The mail has not left yet."),
    (True, Verdict.APPROVED): _lazy(
        "Approved: the thank-you of %(name)s. The mail has not left yet."
    ),
    (True, Verdict.RETURNED): _lazy(
        "Returned: the thank-you of %(name)s. The mail has not left yet."
    ),
}


@dataclass(frozen=True)
class Held:
    """What was just decided: the student is told once it cannot be undone any more."""

    review: Asked

    @property
    def name(self) -> str:
        return self.review.student.person.name

    @property
    def words(self) -> str:
        said = HELD[self.review.is_thanks, Verdict(self.review.verdict)]
        return str(said) % {"name": self.name}

    @property
    def action(self) -> str:
        return reverse(
            f"advising:undo_{'thanks' if self.review.is_thanks else 'draft'}", args=[self.review.pk]
        )


def held(person: Person, rules: Campus, now: datetime) -> list[Held]:
    """What this person can still undo, the latest first."""
    found: list[Asked] = [
        *Review.objects.just_decided(person, now, rules).for_rows(),
        *ThanksReview.objects.just_decided(person, now, rules).for_rows(),
    ]
    found.sort(key=attrgetter("decided_at"), reverse=True)
    return [Held(each) for each in found]


@dataclass(frozen=True)
class Piece:
    """A stretch of the note; `numbers` are those of the comments on it."""

    text: str
    numbers: tuple[int, ...] = ()


def one(
    review: Asked, person: Person, form: CommentForm | None = None, *, now: datetime
) -> dict[str, Any]:
    comments, rules = remarks(review), Campus.objects.current()
    waits = asked(person)
    return {
        "review": review,
        "is_thanks": review.is_thanks,
        "snippets": list(Snippet.objects.visible_to(person)),
        "following": behind(review, waits),
        "student": review.student,
        "contact": review.contact,
        "paragraphs": [pieces(part, comments) for part in review.text.split("\n\n")],
        "comments": list(enumerate(comments, start=1)),
        "sentences": sentences(review.text),
        "coach": said_of(review, now=now) if not review.verdict else None,
        "form": form,
        "held": held(person, rules, now),
        "comment": form or CommentForm(),
        "mine_from": day(review.due_at(rules), person.zone),
        "others": waits,
        "zone": person.zone,
        "is_waiting": not review.verdict,
        **counted(waits),
    }


def behind(review: Asked, waits: Sequence[Asked]) -> Asked | None:
    """The next of those that wait; after one that waits no more, the first."""
    at = next((number for number, each in enumerate(waits, 1) if each == review), 0)
    return next(iter(waits[at:]), None)


def remarks(review: Asked) -> Sequence[Remark]:
    """The comments on it, in the order in which they were made."""
    if isinstance(review, ThanksReview):
        return list(ThanksComment.objects.on(review))
    return list(Comment.objects.on(review))


def sentences(text: str) -> list[str]:
    """The phrases that a comment can be about, as they were typed."""
    reading = Reading(text)
    return [reading.quote(span) for span in reading.sentences]


def pieces(paragraph: str, comments: Sequence[Remark]) -> list[Piece]:
    """A paragraph cut at the phrases that have comments, each with their numbers.

    A phrase within a longer one stands there with it.
    """
    said = [(at, comment.phrase) for at, comment in enumerate(comments, 1) if comment.phrase]
    inside = {phrase for _at, phrase in said if phrase in paragraph}
    if not inside:
        return [Piece(paragraph)]
    longest = sorted(inside, key=len, reverse=True)
    parts = re.split("(" + "|".join(map(re.escape, longest)) + ")", paragraph)
    return [
        Piece(part, tuple(at for at, phrase in said if phrase in part)) for part in parts if part
    ]


def said_of(review: Asked, *, now: datetime) -> Coached:
    """What the coach says to the student of what was sent: what to look at, and what is fine."""
    if isinstance(review, ThanksReview):
        return thanks_coached(review.thanks, review.text)
    return coached(review.request, now=now)


def with_phrase(person: Person, typed: Mapping[str, str]) -> dict[str, str]:
    """A comment as it is typed, with a saved phrase of this person below it."""
    put = typed.get("put", "")
    rows = Snippet.objects.visible_to(person)
    found = rows.filter(pk=put).first() if put.isascii() and put.isdigit() else None
    text = joined(typed.get("text", ""), found.text if found else "", "\n")
    return {"phrase": typed.get("phrase", ""), "text": text}
