"""Reminders of the fault runs: planned as an app would, and what became of them."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from apps.accounts.models import Person
from apps.core.clock import now
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder
from apps.reminders.plan import Planned
from apps.reminders.workflow import Status
from benchmarks.faults import ledger

SUBJECT = "faults.thing"
NOON, DAY = 12, 24


def by_day(hours: int = 0) -> None:
    """Everybody lives where it is noon in so many hours: at night a reminder waits on purpose."""
    east = (NOON - (now() + timedelta(hours=hours)).hour) % DAY
    east -= DAY if east > NOON else 0
    zone = f"Etc/GMT{-east:+d}"  # the sign in these names is the other way round
    Person.objects.filter(pk__in=[person.pk for person in ledger.readers()]).update(zone=zone)


def plan(first: int, due_at: datetime, untils: Sequence[datetime | None]) -> list[int]:
    """One reminder for each end of a window, about things numbered from `first`; their ids."""
    people, moment = ledger.readers(), now()
    for number, until in enumerate(untils):
        planned = Planned(
            kind="faults",
            recipient=people[number % len(people)].pk,
            round="first",
            due_at=due_at,
            until=until,
            template="mail/fresh_link",
            links=(ledger.LINK,),
        )
        reconcile(subject=(SUBJECT, first + number), plan=[planned], now=moment)
    things = range(first, first + len(untils))
    return list(Reminder.objects.of_kind(SUBJECT, "faults", things).values_list("pk", flat=True))


def keys(ids: Sequence[int]) -> list[str]:
    """The occasions of their letters."""
    return [f"reminder:{pk}" for pk in ids]


def count(ids: Sequence[int], status: Status) -> int:
    """How many of these are in this state."""
    return Reminder.objects.numbered(ids).filter(status=status).count()
