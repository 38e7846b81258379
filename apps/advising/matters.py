"""What lies between a student and others: a move of their own, or somebody they wait for.

Read set-wise from the tables above the steps: three queries for a whole caseload.
"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils.translation import gettext as _

from apps.core.wording import day
from apps.interviews.models import Interview, ThankYou
from apps.interviews.workflow import Side
from apps.interviews.workflow import Status as Talk
from apps.outreach.models import Request
from apps.outreach.workflow import OPEN
from apps.students.models import Exploration, Step

# Days that a move of one's own may take (product, section 3).
LOG_DAYS = THANK_DAYS = 3
TIME_DAYS = 7


@dataclass(frozen=True)
class Own:
    """A move of the student's own: where they stand, and what happened before it, in words.

    Until `hidden_until` it is not yet theirs: somebody may still take a time that they offered.
    """

    step: Step
    since: datetime
    days: int
    words: str
    last: str
    hidden_until: datetime | None = None

    def is_late(self, waited: timedelta, now: datetime) -> bool:
        """Past its days; `waited` is what counts of the time since."""
        is_hidden = self.hidden_until is not None and self.hidden_until > now
        return not is_hidden and waited > timedelta(days=self.days)


@dataclass
class Matters:
    """Of one exploration. `closed_at` is when somebody was last waited for in vain."""

    own: list[Own] = field(default_factory=list)
    waits: bool = False
    closed_at: datetime | None = None

    def close(self, at: datetime | None) -> None:
        if at is not None:
            self.closed_at = max(at, self.closed_at or at)

    def add(self, other: "Matters") -> None:
        self.own += other.own
        self.waits = self.waits or other.waits
        self.close(other.closed_at)


# Student id -> exploration id, None where a person belongs to no exploration -> its matters.
Found = dict[int, dict[int | None, Matters]]


def matters(ids: Collection[int], *, zone: str) -> Found:
    """For these students; days are said as they are read in `zone`. True at any time."""
    found: Found = defaultdict(lambda: defaultdict(Matters))
    talks = Interview.objects.filter(contact__student__in=ids).exclude(status=Talk.HELD)
    for talk in talks.select_related("contact"):
        contact = talk.contact
        _talk(found[contact.student_id][contact.exploration_id], talk, zone)
    due = ThankYou.objects.of_students(ids).open().select_related("interview__contact")
    for thanks in due:
        contact = thanks.interview.contact
        found[contact.student_id][contact.exploration_id].own.append(_thank(thanks, zone))
    sent = Request.objects.filter(student__in=ids).ever_sent().select_related("contact")
    for request in sent.only(
        "student", "status", "answered_at", "expires_at", "contact__exploration"
    ):
        _request(found[request.student_id][request.contact.exploration_id], request)
    return found


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


def _thank(thanks: ThankYou, zone: str) -> Own:
    last = _("A conversation on %(day)s was logged.") % {"day": day(thanks.due_from, zone)}
    words = _("Follow up, thank-you to write")
    return Own(Step.FOLLOW_UP, thanks.due_from, THANK_DAYS, words, last)


def _request(matter: Matters, request: Request) -> None:
    """An open one waits for the alum; a closed one is nobody's move any more."""
    if request.status in OPEN:
        matter.waits = True
    else:
        matter.close(request.answered_at or request.expires_at)


def belonging(found: dict[int | None, Matters], explorations: list[Exploration]) -> list[Matters]:
    """The matters of each exploration; what belongs to none of them counts with the first."""
    mine = [found.get(exploration.pk, Matters()) for exploration in explorations]
    known = {exploration.pk for exploration in explorations}
    for pk, rest in found.items():
        if pk not in known and mine:
            mine[0].add(rest)
    return mine
