"""Breaks and exam weeks in a calendar file (RFC 5545): its events of whole days. Pure."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _
from icalendar import Calendar, Event, vDDDTypes, vDuration

from apps.core.joining import seal
from apps.core.moves import Refused

MOST_BYTES = 1024 * 1024
MOST_EVENTS = 1000  # a year of a university has a few hundred
MOST_DAYS = 180  # of one period; longer is a slip of the hand
MOST_DAYS_OF_TERM = 370  # some universities count in years
FIRST, LAST = date(2000, 1, 1), date(2199, 1, 1)
NAME = 80
_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_EVENT = re.compile(rb"^begin:vevent", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, order=True)
class Break:
    """Both days included."""

    starts_on: date
    ends_on: date
    name: str

    def __str__(self) -> str:
        """As boxes and changes keep it: "2026-12-14/2027-01-03 Winter break" (ISO 8601)."""
        return f"{self.starts_on.isoformat()}/{self.ends_on.isoformat()} {self.name}"

    @property
    def seal(self) -> str:
        """Names these very days and this name."""
        return seal(str(self))

    def is_sane(self, most: int) -> bool:
        """In order, no longer than so many days, and in years that every zone can hold."""
        length = (self.ends_on - self.starts_on).days + 1
        return 1 <= length <= most and FIRST <= self.starts_on <= LAST


def parsed(text: str, most: int = MOST_DAYS) -> Break | None:
    """The twin of `Break.__str__`; None for anything else, and for what is too long."""
    days, _space, name = text.partition(" ")
    first, _slash, last = days.partition("/")
    try:
        span = Break(date.fromisoformat(first), date.fromisoformat(last), _name(name))
    except ValueError:
        return None
    return span if span.is_sane(most) else None


@dataclass
class Found:
    """What a file holds; `left_out` counts the rest by its reason."""

    breaks: list[Break] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


def found(text: bytes, *, today: date, known: Iterable[Break]) -> Found:
    """Its breaks that are not over and not here yet, in order. `Refused` for any other file."""
    found, here = Found(), set(known)
    for event in _events(text):
        why = _why_not(event)
        span = None if why else _span(event)
        if span is None:
            found.left_out[why or "odd"] += 1
        elif span.ends_on < today:
            found.left_out["over"] += 1
        elif span in here:
            found.left_out["known"] += 1
        else:
            here.add(span)
            found.breaks.append(span)
    found.breaks.sort()
    return found


def _events(text: bytes) -> list[Event]:
    """Counted before they are read: a huge file costs no time."""
    if len(text) > MOST_BYTES or len(_EVENT.findall(text)) > MOST_EVENTS:
        raise Refused(
            _("This file holds more than %(n)d events. Export the calendar of one year, or only"
              " the one of breaks and exams.") % {"n": MOST_EVENTS}
        )  # fmt: skip
    try:
        calendars = Calendar.from_ical(text.decode("utf-8-sig"), multiple=True)
    except (ValueError, IndexError, KeyError) as broken:
        raise Refused(_not_one()) from broken
    if not calendars or any(calendar.name != "VCALENDAR" for calendar in calendars):
        raise Refused(_not_one())
    return [each for whole in calendars for each in whole.walk() if isinstance(each, Event)]


def _not_one() -> str:
    return _("This is no calendar file. Export the calendar as iCalendar; its name ends in .ics.")


def _why_not(event: Event) -> str:
    """The reason to leave it out that its properties say; nothing where it may be a break."""
    if "rrule" in event or "rdate" in event or "recurrence-id" in event:
        return "repeats"
    if str(event.get("status", "")).upper() == "CANCELLED":
        return "cancelled"
    start = _said(event, "dtstart")
    if isinstance(start, datetime):
        return "timed"
    return "" if isinstance(start, date) else "odd"


def _span(event: Event) -> Break | None:
    """None where its days make no period."""
    start, end = _said(event, "dtstart"), _said(event, "dtend")
    days = _said(event, "duration") or timedelta(days=1)
    if isinstance(end, datetime) or not isinstance(days, timedelta):
        return None
    length = end - start if isinstance(end, date) else days
    if not FIRST <= start <= LAST or not 1 <= length.days <= MOST_DAYS:
        return None
    return Break(start, start + timedelta(days=length.days - 1), _name(event.get("summary")))


def _said(event: Event, name: str) -> Any:  # noqa: ANN401 - a date, a moment or a length
    """None for a property that is missing, said twice or unreadable."""
    found = event.get(name)
    return found.dt if isinstance(found, vDDDTypes | vDuration) else None


def _name(summary: object) -> str:
    words = " ".join(_CONTROL.sub(" ", summary).split()) if isinstance(summary, str) else ""
    return words[:NAME].strip() or _("Break")
