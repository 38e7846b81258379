"""When an alum is told what came of their time: a pure function of what students told them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from apps.alumni.models import Alum
from apps.alumni.reach import choices_link
from apps.alumni.workflow import Status as Listed
from apps.campus.models import Campus
from apps.core.wording import day
from apps.interviews.reach import came_link
from apps.reminders.band import Band
from apps.reminders.plan import Planned

HALF_A_YEAR, SETTLED = timedelta(days=183), timedelta(days=14)
MOST_LINES = 5


@dataclass(frozen=True)
class Came:
    """What students told an alum since the last mail about it, the latest first.

    `told` are name and moment (UTC); `before` is when that mail left, `turn` how many there were.
    """

    told: Sequence[tuple[str, datetime]]
    before: datetime | None = None
    turn: int = 0


def came_plan(alum: Alum, came: Came, rules: Campus) -> list[Planned]:
    """At most twice a year, two weeks after the latest news; nothing where there is none.

    Facts only. It rests in quiet periods; nobody who paused or left is told.
    """
    person = alum.person
    if person is None or alum.status != Listed.OPTED_IN or not came.told:
        return []
    due_at = came.told[0][1] + SETTLED
    due_at = max(due_at, came.before + HALF_A_YEAR) if came.before else due_at
    lines = [{"name": name, "on": day(at, person.zone)} for name, at in came.told[:MOST_LINES]]
    return [
        Planned(
            kind="came",
            recipient=person.pk,
            round=str(came.turn),
            due_at=Band.of(rules, person.zone).morning(due_at),
            until=None,
            template="interviews/mail/came",
            values={"lines": lines, "more": len(came.told) > MOST_LINES},
            links=(came_link(alum.pk), choices_link(alum.pk)),
            rests=True,
        )
    ]
