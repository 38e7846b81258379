"""What the pages about reminders show: values for templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.urls import NoReverseMatch, reverse

from apps.accounts.models import Person
from apps.core.clock import local
from apps.reminders.actions.snooze import may_wait
from apps.reminders.fates import Day, read_day
from apps.reminders.kinds import Kind, kind_for
from apps.reminders.letters import matter_of
from apps.reminders.models import DailyMail, Reminder
from apps.reminders.wishes import read_wishes
from apps.reminders.workflow import Channel, Status

MOST = 50  # rows of each list
LATELY = timedelta(days=30)
A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Row:
    """One reminder on a page; `at` (UTC) is when it will be said, or was."""

    reminder: Reminder
    kind: Kind | None
    url: str
    channel: str
    at: datetime | None
    may_wait: bool

    @property
    def matter(self) -> Mapping[str, Any]:
        return matter_of([self.reminder])

    @property
    def is_stopped(self) -> bool:
        return self.channel == Channel.PAGE


def row_of(reminder: Reminder, day: Day) -> Row:
    is_planned = reminder.status == Status.SCHEDULED
    return Row(
        reminder=reminder,
        kind=kind_for(reminder.recipient.role, reminder.kind),
        url=page_of(reminder),
        channel=day.wishes.channel(reminder),
        at=day.expected(reminder) if is_planned else reminder.settled_at,
        may_wait=reminder.is_open and may_wait(reminder, day.now + A_DAY),
    )


def page_of(reminder: Reminder) -> str:
    """The page of what it is about, for people who sign in; empty where there is none."""
    for link in reminder.links:
        if not link["purpose"]:
            pk = {} if link["subject_id"] is None else {"pk": link["subject_id"]}
            return _address(link["view"], pk)
    return ""


def _address(view: str, pk: dict[str, Any]) -> str:
    """Rows outlive their pages: a plan of an earlier version may name one that is gone."""
    try:
        return reverse(view, kwargs=pk)
    except NoReverseMatch:
        return ""


def mine(person: Person, *, now: datetime) -> dict[str, Any]:
    own = Reminder.objects.visible_to(person).select_related("recipient")
    planned = list(own.pending()[: MOST + 1])
    said = list(own.said_since(now - LATELY)[:MOST])
    day = read_day([*planned, *said], now)
    daily = day.wishes.daily(person.pk)
    rows = [row_of(row, day) for row in planned[:MOST]]
    return {
        "zone": person.zone,
        "planned": sorted(rows, key=lambda row: row.at or now),
        "said": [row_of(row, day) for row in said],
        "more": len(planned) > MOST,
        "daily": daily,
        "daily_at": local(now, person.zone).replace(hour=daily.hour, minute=0),
        "today": local(now, person.zone).date(),
    }


def stop(reminder: Reminder, person: Person) -> dict[str, Any]:
    kind = kind_for(person.role, reminder.kind)
    wishes = read_wishes([person.pk])
    stopped = kind is not None and wishes.of_kind(person, kind) == Channel.PAGE
    return {"view": "reminders:stop", "kind": kind, "is_stopped": stopped}


def stop_daily(person: Person) -> dict[str, Any]:
    stopped = DailyMail.objects.of(person).is_stopped
    return {"view": "reminders:stop_daily", "kind": None, "is_stopped": stopped}
