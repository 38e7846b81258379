"""The page of one's own data: what can be taken along, and how to leave for good."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from apps.accounts.models import Person
from apps.accounts.policies import is_staff
from apps.audit.models import Event
from apps.home.models import DAYS, Erasure, Hold, Takeout

MOST = 100  # lines of who saw; the file has all of them


def latest(person: Person, now: datetime) -> Takeout | None:
    """The last file that was asked for and is not too old; its bytes are not read."""
    recent = Takeout.objects.visible_to(person).since(now - timedelta(days=DAYS))
    return recent.order_by("-pk").first()


@dataclass(frozen=True)
class Seen:
    """`what` is one of the audit log's kinds, `code` where; `by` is empty for who is gone."""

    what: str
    code: str
    by: str
    at: datetime


def seen(person: Person) -> list[Seen]:
    """Who of the staff opened or took along what there is of them, the latest first."""
    found = list(Event.objects.seen_of(person.pk)[:MOST])
    numbers = {event.by for event in found if event.by}
    names = dict(Person.objects.filter(pk__in=numbers).values_list("pk", "name"))
    return [Seen(each.what, each.note, names.get(each.by or 0, ""), each.at) for each in found]


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    takeout = latest(person, now)
    return {
        "takeout": takeout,
        "takeout_until": takeout and takeout.asked_at + timedelta(days=DAYS),
        "erasure": Erasure.objects.of(person).open().first(),
        "hold": Hold.objects.standing(person).first(),
        "seen": seen(person),
        "is_staff": is_staff(person),
        "zone": person.zone,
    }
