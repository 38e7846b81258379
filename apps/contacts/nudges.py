"""When a student is reminded to write to somebody again: a pure function of the plan."""

from datetime import datetime

from apps.campus.models import Campus
from apps.contacts.models import KeepInTouch
from apps.contacts.workflow import Status
from apps.mail.letters import LinkTo
from apps.reminders.band import Band
from apps.reminders.plan import Planned

PURPOSE, LINK_DAYS = "keeping", 30


def day_begins(moment: datetime, zone: str, rules: Campus) -> datetime:
    """The morning of the same date in this zone, so that all who are due that day come together."""
    return Band.of(rules, zone).morning(moment)


def plan(kept: KeepInTouch, rules: Campus | None = None) -> list[Planned]:
    """One word at `next_at`; it rests in quiet periods. A plan that waits for news has none."""
    if kept.status == Status.ENDED or kept.next_at is None:
        return []
    contact = kept.contact
    zone = contact.student.person.zone
    student = "students.student"
    return [
        Planned(
            kind="keep_in_touch",
            recipient=contact.student.person_id,
            round=str(kept.turn),
            due_at=day_begins(kept.next_at, zone, rules or Campus.objects.current()),
            until=None,
            template="contacts/mail/keep_in_touch",
            values={"name": contact.name, "called": contact.called},
            links=(
                LinkTo("due", "contacts:due", PURPOSE, student, contact.student_id, LINK_DAYS),
                LinkTo("keeping", "contacts:keeping"),
            ),
            rests=True,
            rides=True,
            gathers=True,
        )
    ]
