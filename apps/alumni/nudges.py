"""When a student hears of room, and of the first alumni: pure functions of what they wait for."""

from datetime import datetime, timedelta

from apps.alumni.models import Opening, Wait
from apps.mail.letters import LinkTo
from apps.reminders.plan import Planned

WAIT = "alumni.wait"
OPENING = "alumni.opening"
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


def plan_opening(opening: Opening, now: datetime) -> list[Planned]:
    return [
        Planned(
            kind="opened",
            recipient=opening.person_id,
            round="first",
            due_at=now,
            until=now + WORTH_SAYING,
            template="alumni/mail/opened",
            links=(LinkTo("directory", "alumni:directory"),),
            rests=True,
            rides=True,
        )
    ]
