"""What lies between a student and others: a move of their own, or somebody they wait for.

Read set-wise from the tables above the steps: three queries for a whole caseload.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from apps.core.wording import day
from apps.interviews.models import Interview, ThanksReview, ThankYou
from apps.interviews.workflow import Side
from apps.interviews.workflow import Status as Talk
from apps.outreach.models import Request, Review
from apps.outreach.workflow import EDITABLE, OPEN
from apps.outreach.workflow import Status as Asking
from apps.students.models import Copies, Exploration, Step

# Days that a move of one's own may take (product, section 3).
LOG_DAYS = THANK_DAYS = 3
TIME_DAYS = 7
SEND_DAYS = 10


@dataclass(frozen=True)
class Own:
    """A move of the student's own: where they stand, and what happened before it, in words.

    Until `hidden_until` it is not yet theirs: somebody may still take a time that they offered.
    `is_draft`: an advisor had the words to read, and only sending them is left.
    """

    step: Step
    since: datetime
    days: int
    words: str
    last: str
    hidden_until: datetime | None = None
    is_draft: bool = False

    def is_late(self, waited: timedelta, now: datetime) -> bool:
        """Past its days; `waited` is what counts of the time since."""
        is_hidden = self.hidden_until is not None and self.hidden_until > now
        return not is_hidden and waited > timedelta(days=self.days)


@dataclass
class Matters:
    """Of one exploration. `closed_at` is when somebody was last waited for in vain.

    They wait for whom they wrote to, and for whoever reads words of theirs. `draft` is the one that
    came back last: theirs to send, unless they went on with something else.
    """

    own: list[Own] = field(default_factory=list)
    waits: bool = False
    closed_at: datetime | None = None
    draft: Own | None = None

    def close(self, at: datetime | None) -> None:
        if at is not None:
            self.closed_at = max(at, self.closed_at or at)

    def come_back(self, draft: Own | None) -> None:
        if draft is not None and (self.draft is None or self.draft.since < draft.since):
            self.draft = draft

    def add(self, other: "Matters") -> None:
        self.own += other.own
        self.waits = self.waits or other.waits
        self.close(other.closed_at)
        self.come_back(other.draft)


# Student id -> exploration id, None where a person belongs to no exploration -> its matters.
Found = dict[int, dict[int | None, Matters]]


def matters(ids: Collection[int], *, zone: str) -> Found:
    """For these students; days are said as they are read in `zone`. True at any time."""
    found: Found = defaultdict(lambda: defaultdict(Matters))
    talks = Interview.objects.filter(contact__student__in=ids).exclude(status=Talk.HELD)
    for talk in talks.select_related("contact"):
        contact = talk.contact
        _talk(found[contact.student_id][contact.exploration_id], talk, zone)
    for student, exploration, due_from, is_read, back_at in _to_thank(ids):
        matter = found[student][exploration]
        if is_read:
            matter.waits = True
        else:
            matter.own.append(_thank(due_from, back_at, zone))
    for student, exploration, status, closed_at, back_at in _asked(ids):
        _request(found[student][exploration], status, closed_at, _draft(back_at, zone))
    return found


def _to_thank(ids: Collection[int]) -> Iterable[tuple[Any, ...]]:
    """Student, exploration, since when, whether an advisor reads it, until when one did."""
    read = ThanksReview.objects.filter(thanks=OuterRef("pk"))
    contact = "interview__contact"
    due = ThankYou.objects.of_students(ids).open()
    return due.values_list(
        f"{contact}__student",
        f"{contact}__exploration",
        "due_from",
        Exists(read.waiting()),
        _last(read),
    )


def _asked(ids: Collection[int]) -> Iterable[tuple[Any, ...]]:
    """Student, exploration, status, when it was closed, until when an advisor had it."""
    read = Review.objects.filter(request=OuterRef("pk"))
    closed = Coalesce("answered_at", "expires_at")
    rows = Request.objects.filter(student__in=ids)
    return rows.values_list("student", "contact__exploration", "status", closed, _last(read))


def _last(read: "Copies[Any]") -> Subquery:
    """When the last of them was decided, taken back, or given up."""
    return Subquery(read.ended().order_by("-decided_at").values("decided_at")[:1])


def _talk(matter: Matters, talk: Interview, zone: str) -> None:
    """Without a time, or over and not logged, it is their move; agreed and ahead it is none yet.

    Times that the student suggested are waited for until the last of them is over.
    """
    if talk.status == Talk.TO_SCHEDULE:
        words, last = _("Talk, no time yet"), _("A yes on %(day)s; a time is to be found.")
        last %= {"day": day(talk.created_at, zone)}
        until = talk.suggested_until if talk.suggested_by == Side.STUDENT else None
        matter.own.append(Own(Step.TALK, talk.created_at, TIME_DAYS, words, last, until))
    elif talk.status == Talk.SCHEDULED and talk.starts_at is not None:
        ends = talk.starts_at + timedelta(minutes=talk.minutes)
        last = _("A conversation was planned for %(day)s.") % {"day": day(talk.starts_at, zone)}
        matter.own.append(Own(Step.TALK, ends, LOG_DAYS, _("Talk, not logged"), last))
    else:
        matter.close(talk.ended_at)


def _thank(due_from: datetime, back_at: datetime | None, zone: str) -> Own:
    """Theirs since the conversation, or since an advisor had it to read."""
    since, last = due_from, _("A conversation on %(day)s was logged.")
    if back_at is not None and back_at > due_from:
        since, last = back_at, _("A thank-you was with an advisor until %(day)s.")
    words = _("Follow up, thank-you to write")
    return Own(Step.FOLLOW_UP, since, THANK_DAYS, words, last % {"day": day(since, zone)})


def _draft(back_at: datetime | None, zone: str) -> Own | None:
    """To be sent, since an advisor had it to read; None of one that nobody had."""
    if back_at is None:
        return None
    words = _("Reach out, draft to send")
    last = _("A draft was with an advisor until %(day)s.") % {"day": day(back_at, zone)}
    return Own(Step.REACH_OUT, back_at, SEND_DAYS, words, last, is_draft=True)


def _request(matter: Matters, status: str, closed_at: datetime | None, draft: Own | None) -> None:
    """An open one waits for the alum, a draft that is read for an advisor.

    One that was closed is nobody's move any more.
    """
    if status in OPEN or status == Asking.IN_REVIEW:
        matter.waits = True
    elif status in EDITABLE:
        matter.come_back(draft)
    else:
        matter.close(closed_at)


def belonging(found: dict[int | None, Matters], explorations: list[Exploration]) -> list[Matters]:
    """The matters of each exploration; what belongs to none of them counts with the first."""
    mine = [found.get(exploration.pk, Matters()) for exploration in explorations]
    known = {exploration.pk for exploration in explorations}
    for pk, rest in found.items():
        if pk not in known and mine:
            mine[0].add(rest)
    return mine
