"""When a student hears that somebody has room: a pure function of the wait."""

from datetime import datetime, timedelta

from apps.alumni.models import Wait
from apps.mail.letters import LinkTo
from apps.reminders.plan import Planned

WAIT = "alumni.wait"
WORTH_SAYING = timedelta(days=7)


def plan(wait: Wait, now: datetime) -> list[Planned]:
    return [
        Planned(
            kind="room",
            recipient=wait.person_id,
            round="first",
            due_at=now,
            until=now + WORTH_SAYING,
            template="alumni/mail/room",
            values={"name": wait.alum.name, "called": wait.alum.called},
            links=(LinkTo("profile", "alumni:profile", subject_id=wait.alum_id),),
            rests=True,
            rides=True,
        )
    ]
