"""When a student is reminded to take their people along: a pure function of the student."""

from datetime import UTC, datetime, time, timedelta

from apps.campus.models import Campus
from apps.core.wording import day
from apps.mail.letters import LinkTo
from apps.reminders.band import Band
from apps.reminders.plan import Planned
from apps.students.models import Student

BEFORE, AFTER = timedelta(days=60), timedelta(days=30)  # of the day of graduation


def plan(student: Student, rules: Campus) -> list[Planned]:
    """Once, sixty days before; nothing without a day, or once mail goes to an own address."""
    if student.graduates_on is None or student.person.own_email:
        return []
    noon = datetime.combine(student.graduates_on, time(12), tzinfo=UTC)
    band = Band.of(rules, student.person.zone)
    return [
        Planned(
            kind="leaving",
            recipient=student.person_id,
            round=student.graduates_on.isoformat(),
            due_at=band.morning(noon - BEFORE),
            until=noon + AFTER,
            template="home/mail/leaving",
            values={"on": day(student.graduates_on)},
            links=(LinkTo("leaving", "home:leaving"),),
            rests=True,
            rides=True,
        )
    ]
