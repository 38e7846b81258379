"""The queue of drafts sent to an advisor, and one of them: exactly the words that were sent."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.advising.models import Snippet
from apps.campus.models import Campus, QuietPeriod
from apps.campus.workdays import Break, working_days_after
from apps.coach.finding import Finding
from apps.coach.reading import Reading
from apps.core.joining import joined
from apps.core.wording import day
from apps.outreach.actions.review import due_at
from apps.outreach.forms import CommentForm
from apps.outreach.models import Comment, Review
from apps.outreach.reading import coached

MINUTES_EACH = 2


@dataclass(frozen=True)
class Waiting:
    """A draft in the queue; `days` are the working days that it has waited."""

    review: Review
    days: int
    is_slow: bool

    @property
    def words(self) -> str:
        if not self.days:
            return _("Today")
        return ngettext("%(n)d working day", "%(n)d working days", self.days) % {"n": self.days}


def waiting(person: Person, *, now: datetime) -> list[Waiting]:
    """Who waited longest comes first."""
    found = list(Review.objects.visible_to(person).waiting().for_rows())
    if not found:
        return []
    rules = Campus.objects.current()
    breaks = QuietPeriod.objects.spans_from(found[0].asked_at.date())
    return [_waiting(review, rules, breaks, now) for review in found]


def _waiting(review: Review, rules: Campus, breaks: list[Break], now: datetime) -> Waiting:
    """Slow on the last of the days after which it is the student's to send."""
    since = partial(working_days_after, review.asked_at, zone=rules.zone, breaks=breaks)
    days = sum(since(count=n) <= now for n in range(1, rules.review_days + 1))
    return Waiting(review, days, is_slow=days >= rules.review_days - 1)


def queue(person: Person, *, now: datetime) -> dict[str, Any]:
    """A sentence says how long it takes."""
    found = waiting(person, now=now)
    return {"drafts": found, "sentence": sentence(len(found)), "zone": person.zone}


def sentence(count: int) -> str:
    if not count:
        return _("Nobody waits for you.")
    words = ngettext(
        "%(count)d draft, about %(minutes)d minutes.",
        "%(count)d drafts, about %(minutes)d minutes.",
        count,
    )
    return words % {"count": count, "minutes": count * MINUTES_EACH}


@dataclass(frozen=True)
class Piece:
    """A stretch of the note; `number` is that of the comment on it, 0 for none."""

    text: str
    number: int


def one(
    review: Review, person: Person, form: CommentForm | None = None, *, now: datetime
) -> dict[str, Any]:
    comments = list(Comment.objects.on(review))
    waits = list(Review.objects.visible_to(person).waiting().for_rows())
    return {
        "review": review,
        "snippets": list(Snippet.objects.visible_to(person)),
        "following": behind(review, waits),
        "student": review.request.student,
        "contact": review.request.contact,
        "paragraphs": [pieces(part, comments) for part in review.text.split("\n\n")],
        "comments": list(enumerate(comments, start=1)),
        "sentences": sentences(review.text),
        "findings": findings(review, now=now) if not review.verdict else (),
        "form": form,
        "comment": form or CommentForm(),
        "mine_from": day(_due(review), person.zone),
        "others": waits,
        "zone": person.zone,
        "is_waiting": not review.verdict,
    }


def behind(review: Review, waits: Sequence[Review]) -> Review | None:
    """The next of those that wait; after one that waits no more, the first."""
    at = next((number for number, each in enumerate(waits, 1) if each.pk == review.pk), 0)
    return next(iter(waits[at:]), None)


def has_comments(review: Review) -> bool:
    return Comment.objects.on(review).exists()


def _due(review: Review) -> datetime:
    return due_at(review, Campus.objects.current())


def sentences(text: str) -> list[str]:
    """The phrases that a comment can be about, as they were typed."""
    reading = Reading(text)
    return [reading.quote(span) for span in reading.sentences]


def pieces(paragraph: str, comments: list[Comment]) -> list[Piece]:
    """A paragraph cut at the phrases that have a comment, each with its number."""
    numbers = {comment.phrase: at for at, comment in enumerate(comments, 1) if comment.phrase}
    inside = [phrase for phrase in numbers if phrase in paragraph]
    if not inside:
        return [Piece(paragraph, 0)]
    longest = sorted(inside, key=len, reverse=True)
    parts = re.split("(" + "|".join(map(re.escape, longest)) + ")", paragraph)
    return [Piece(part, numbers.get(part, 0)) for part in parts if part]


def findings(review: Review, *, now: datetime) -> tuple[Finding, ...]:
    """What the coach still says to the student, who cannot change the draft while it waits here."""
    return coached(review.request, now=now).findings


def with_phrase(person: Person, typed: Mapping[str, str]) -> dict[str, str]:
    """A comment as it is typed, with a saved phrase of this person below it."""
    put = typed.get("put", "")
    rows = Snippet.objects.visible_to(person)
    found = rows.filter(pk=put).first() if put.isascii() and put.isdigit() else None
    text = joined(typed.get("text", ""), found.text if found else "", "\n")
    return {"phrase": typed.get("phrase", ""), "text": text}
