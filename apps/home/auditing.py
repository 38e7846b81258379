"""The audit log as its page shows it: filtered, a page at a time, with names where there are."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.audit.models import Event, Events, hashed

PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What is looked for; empty is everything. `email` finds sign-ins that were refused, too."""

    what: str = ""
    email: str = ""
    first: date | None = None
    last: date | None = None
    before: int | None = None


@dataclass(frozen=True)
class Line:
    event: Event
    by: str
    person: str


def values(asked: Asked, *, zone: str) -> dict[str, Any]:
    """Two queries, however many lines; the number to go on from is the last one's."""
    found = list(_found(asked, zone)[: PAGE + 1])
    shown = found[:PAGE]
    pks = {pk for event in shown for pk in (event.by, event.person) if pk}
    names = dict(Person.objects.filter(pk__in=pks).values_list("pk", "name"))
    lines = [Line(each, _name(each.by, names), _name(each.person, names)) for each in shown]
    return {"lines": lines, "older": shown[-1].pk if len(found) > PAGE else None}


def _found(asked: Asked, zone: str) -> Events:
    found = Event.objects.latest_first()
    if asked.what:
        found = found.of(asked.what)
    if asked.email:
        found = _of(found, asked.email)
    if asked.first:
        found = found.since(_begins(asked.first, zone))
    if asked.last:
        found = found.until(_begins(asked.last + timedelta(days=1), zone))
    return found.before(asked.before) if asked.before else found


def _of(found: Events, email: str) -> Events:
    pks = list(Person.objects.at(email).values_list("pk", flat=True))
    return found.concerning(pks, hashed("whom", email))


def _begins(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone))


def _name(pk: int | None, names: dict[int, str]) -> str:
    if pk is None:
        return ""
    return names.get(pk) or _("Somebody who is gone (%(number)d)") % {"number": pk}
