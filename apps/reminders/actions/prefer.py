"""How a person wants to be reminded. Stopping takes back what has not left, and nothing else."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from apps.accounts.models import Person
from apps.mail.actions import withdraw
from apps.mail.models import Message
from apps.reminders.kinds import kinds_for
from apps.reminders.models import DailyMail, Preference, Reminder
from apps.reminders.wishes import read_wishes
from apps.reminders.workflow import Channel, Status

LATELY = timedelta(days=30)  # tries go on for days, and a paused sender holds letters longer


@dataclass(frozen=True)
class Wanted:
    """Channels by kind; the hour of the daily mail, None for no daily mail, "" to leave it."""

    channels: Mapping[str, str] = field(default_factory=dict)
    hour: int | str | None = ""


@transaction.atomic
def prefer(wanted: Wanted, *, now: datetime, by: Person) -> None:
    """Only what differs is written; what waits for a daily mail is looked at again."""
    changed = _new_channels(wanted, by)
    hour_moved = _set_daily(wanted.hour, by)
    if not changed and not hour_moved:
        return
    rows = [Preference(person=by, kind=kind, channel=to) for kind, to in changed.items()]
    Preference.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["person", "kind"],
        update_fields=["channel"],
    )
    Reminder.objects.visible_to(by).pending().update(boards_at=None)
    _hush([kind for kind, to in changed.items() if to == Channel.PAGE], now, by)


def stop_kind(kind: str, *, now: datetime, by: Person) -> None:
    """No more mail of this kind; what it would say stays in Rapport. Twice is the same as once."""
    prefer(Wanted({kind: Channel.PAGE}), now=now, by=by)


@transaction.atomic
def stop_daily(*, now: datetime, by: Person) -> None:
    """No daily mail any more; what would ride in it stays in Rapport."""
    if not _set_daily(None, by):
        return
    wishes = read_wishes([by.pk])
    riding = [k.name for k in kinds_for(by.role) if wishes.of_kind(by, k) == Channel.DAILY]
    Reminder.objects.visible_to(by).pending().update(boards_at=None)
    _hush(riding, now, by)


def _new_channels(wanted: Wanted, by: Person) -> dict[str, str]:
    """Those that differ from how it is, of kinds that reach this person."""
    wishes = read_wishes([by.pk])
    now_so = {kind.name: wishes.of_kind(by, kind) for kind in kinds_for(by.role)}
    asked = wanted.channels.items()
    return {kind: to for kind, to in asked if kind in now_so and now_so[kind] != to}


def _set_daily(hour: int | str | None, by: Person) -> bool:
    """Whether that changed anything; a stopped one keeps its hour."""
    daily = DailyMail.objects.of(by)
    wanted = daily.hour if hour is None else hour
    if hour == "" or (daily.hour, daily.is_stopped) == (wanted, hour is None):
        return False
    values = {"hour": wanted, "is_stopped": hour is None}
    DailyMail.objects.update_or_create(person=by, defaults=values)
    return True


def _hush(kinds: Collection[str], now: datetime, by: Person) -> None:
    """Takes back letters that are still here; others in the same letter are planned again."""
    said = Reminder.objects.visible_to(by).said_since(now - LATELY).of_kinds(kinds)
    rows = list(said.select_for_update().order_by("pk"))
    keys = {row.key for row in rows}
    if not withdraw(keys=keys):
        return
    there = set(Message.objects.keyed(keys).values_list("dedupe_key", flat=True))
    back = [row.pk for row in rows if row.key not in there]
    Reminder.objects.numbered(back).update(status=Status.SHOWN, letter="")
