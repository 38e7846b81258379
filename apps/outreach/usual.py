"""When an alum is usually free, as both read it: offered, and promising nothing."""

from dataclasses import dataclass
from datetime import datetime

from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.alumni.freetime import AHEAD_DAYS, next_free, parts_of_week
from apps.core.clock import local
from apps.core.wording import clocktime, daytime
from apps.outreach.models import Request, Slot
from apps.outreach.words import place_of, recipient_zone

MOST = 3
EARLIEST, LATEST = 7, 22  # hours of the student in which nobody sleeps


@dataclass(frozen=True)
class Usual:
    """One time in a part of the week that suits; `at` is UTC and ISO 8601."""

    at: str
    here: str
    there: str


def sentence(request: Request) -> str:
    """As "Rosalind is usually free Tuesday evenings in Rotterdam."; empty where nothing is told."""
    alum = request.alum
    when = parts_of_week(alum.windows) if alum else ""
    if not when:
        return ""
    words = {"name": request.contact.called, "when": when, "city": place_of(request)}
    return _("%(name)s is usually free %(when)s in %(city)s.") % words


def to_offer(request: Request, *, now: datetime) -> list[Usual]:
    """For the student's composer: the next such times that are not offered yet."""
    found = moments(request, now)
    offered = {slot.starts_at for slot in Slot.objects.offered(request)} if found else set()
    zone, place = request.student.person.zone, place_of(request)
    there = recipient_zone(request)
    return [
        Usual(
            at.isoformat(),
            daytime(at, zone),
            _("%(time)s in %(city)s") % {"time": daytime(at, there), "city": place},
        )
        for at in found
        if at not in offered
    ]


def to_suggest(request: Request, *, now: datetime) -> list[tuple[str, str]]:
    """For the alum who suggests other times: values and labels, on both clocks."""
    student, there = request.student.person, recipient_zone(request)
    words = _("%(here)s (%(time)s for %(name)s)")
    return [
        (
            at.isoformat(),
            words
            % {
                "here": daytime(at, there),
                "time": clocktime(at, student.zone),
                "name": student.called,
            },
        )
        for at in moments(request, now)
    ]


def moments(request: Request, now: datetime) -> list[datetime]:
    """The next few that are no night for the student either."""
    if request.alum is None:
        return []
    coming = next_free(request.alum.windows, recipient_zone(request), now=now, most=AHEAD_DAYS)
    zone = request.student.person.zone
    return [at for at in coming if EARLIEST <= local(at, zone).hour < LATEST][:MOST]


def filled(typed: QueryDict, at: str, zone: str, rows: int) -> QueryDict:
    """The composer's form with that moment in its first blank row of times, as `zone` reads it.

    As it was where no row is blank, or `at` is no moment.
    """
    blank = (
        number
        for number in range(1, rows + 1)
        if not typed.get(f"day_{number}") and not typed.get(f"start_{number}")
    )
    number, moment = next(blank, 0), moment_of(at)
    if moment is None or not number:
        return typed
    there = local(moment, zone)
    left = typed.copy()
    left[f"day_{number}"], left[f"start_{number}"] = f"{there:%Y-%m-%d}", f"{there:%H:%M}"
    return left


def moment_of(text: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else None
