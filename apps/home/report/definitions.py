"""What each figure of the report counts: the one place that says so. Pure.

A figure is of the students whom the reader may see (an advisor: who is in the caseload now) and who
had not graduated before the first day. A day is one of the campus's zone.

held: conversations held; of those whose hour came: held, did not take place, or not logged yet.
    Called off counts nowhere. Its moment is when it was to begin, or was over if that is earlier.
students: different students of those held; of all students of the reader but those who begin after
    the last day. Who talked before they began is among both.
alumni: different alumni records of those held; `others` are people who are no alumni record.
    `in_directory` are those whom students find there now: opted in, and not pausing.
sent: requests for a conversation, sent on these days in any way, whatever became of them.
answered: requests for a conversation, sent through Rapport on these days, that have an answer: yes,
    no, or not now; of all of them but those withdrawn and those that came back.
median: from sending to that answer. Of other channels the student reports answers, later.
thanked: thank-yous sent within the hours of the campus (48) after the conversation was over; of
    those whose hours are over, without those that were settled another way.
yes: requests for a conversation, sent on these days in any way, answered with a yes; of those
    decided: yes, no, not now, or closed without an answer. Not open, withdrawn or come back.

A request that was put off and offered again counts from its next sending on. A yes stays a yes when
the conversation does not come about.
"""

from dataclasses import dataclass
from datetime import timedelta

from apps.home.report.interval import wilson
from apps.outreach.workflow import Status

FEWEST = 10  # under so many nothing is said of a share or a median (product, section 5)

# A withdrawn request has an `answered_at`, too: that is when it was withdrawn.
ANSWERS = frozenset({Status.ACCEPTED, Status.DECLINED, Status.DEFERRED, Status.EXPIRED})
DECIDED = ANSWERS  # an expired one has an answer only if it was put off before
UNANSWERABLE = frozenset({Status.WITHDRAWN, Status.BOUNCED})


@dataclass(frozen=True)
class Yield:
    """How many of `n` decided requests had a yes. `key` is a channel's or a relation's code."""

    key: str
    yes: int
    n: int

    @property
    def is_told(self) -> bool:
        return self.n >= FEWEST

    @property
    def percent(self) -> int:
        return round(100 * self.yes / self.n)

    @property
    def low(self) -> int:
        """Per cent, as `high`: the ends of the 95 % interval."""
        return round(100 * wilson(self.yes, self.n)[0])

    @property
    def high(self) -> int:
        return round(100 * wilson(self.yes, self.n)[1])


@dataclass(frozen=True)
class Figures:
    """All numbers of one report; no name and no word of anybody is among them."""

    held: int = 0
    missed: int = 0
    unlogged: int = 0
    talkers: int = 0
    students: int = 0
    alumni: int = 0
    others: int = 0
    in_directory: int = 0
    sent: int = 0
    answered: int = 0
    asked: int = 0
    median: timedelta | None = None
    thanked: int = 0
    to_thank: int = 0
    by_channel: tuple[Yield, ...] = ()
    by_relation: tuple[Yield, ...] = ()

    @property
    def came(self) -> int:
        """Agreed conversations whose hour came."""
        return self.held + self.missed + self.unlogged

    @property
    def is_empty(self) -> bool:
        return not (self.came or self.sent)
