"""Whether an alum can be asked: the limits, as one picture that pages and verbs share."""

from datetime import date, datetime

from apps.alumni.models import Alum, Place
from apps.alumni.workflow import Status
from apps.core.clock import local


def month_of(moment: datetime, zone: str) -> date:
    """First day of the calendar month in the alum's own zone."""
    return local(moment, zone or "UTC").date().replace(day=1)


def next_month(month: date) -> date:
    return date(month.year + month.month // 12, month.month % 12 + 1, 1)


def has_room(alum: Alum, *, now: datetime) -> bool:
    """Listed, and fewer requests open and this month than the alum chose."""
    is_listed = alum.status == Status.OPTED_IN
    if not is_listed or Place.objects.filter(alum=alum).open().count() >= alum.at_once:
        return False
    taken = Place.objects.taken_in(alum, month_of(now, alum.zone)).count()
    return taken < alum.month_limit


def is_busy(alum: Alum, *, now: datetime) -> bool:
    """The month has room, but as many requests are open as the alum takes at once."""
    taken = Place.objects.taken_in(alum, month_of(now, alum.zone)).count()
    waiting = Place.objects.filter(alum=alum).open().count()
    return waiting >= alum.at_once and taken < alum.month_limit


def today_there(alum: Alum, now: datetime) -> date:
    """The day it is for the alum."""
    return local(now, alum.zone or "UTC").date()
