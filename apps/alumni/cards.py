"""A person as students see them: only parts that were switched on, never an address or a number."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.alumni.freetime import free_words, listed
from apps.alumni.models import Alum, Background, EmployerKind, Format, Language, Part, Topic
from apps.alumni.room import month_of, next_month
from apps.core.clock import local

HOUR = 3600


@dataclass(frozen=True)
class Card:
    """Values of `alumni/card.html`, on every page where an alum is shown."""

    pk: int
    name: str
    called: str
    year: str
    work: str
    place: str
    about: str
    facts: tuple[str, ...]
    line: str
    reason: str
    tags: tuple[str, ...]
    has_room: bool
    room: str
    glad_first: bool


def card(
    alum: Alum, *, has_room: bool, now: datetime, reader_zone: str = "", busy: bool = False
) -> Card:
    """Without a reader's zone the place stands alone. Busy: full at once, not for the month."""
    person = alum.person
    about = [alum.shown(part) for part in (Part.STUDIES, Part.DEGREE)]
    about += [person.pronouns.capitalize() if person else ""]
    return Card(
        pk=alum.pk,
        name=alum.name,
        called=alum.called,
        year=f"’{alum.class_year % 100:02}" if alum.class_year else "",
        work=", ".join(filter(None, [alum.shown(Part.TITLE), alum.shown(Part.EMPLOYER)])),
        place=_place(alum, reader_zone, now),
        about=". ".join(filter(None, about)),
        facts=_facts(alum),
        line=alum.line,
        reason=alum.reason,
        tags=(*(str(Topic(topic).label) for topic in alum.topics), *_ways(alum)),
        has_room=has_room,
        room=_room(alum, has_room=has_room, busy=busy, now=now),
        glad_first=alum.glad_first,
    )


def _facts(alum: Alum) -> tuple[str, ...]:
    """What else they tell, a line each: where they work, how they came there, how to talk."""
    kind = str(EmployerKind(alum.employer_kind).label) if alum.employer_kind else ""
    work = [alum.shown(Part.FIELD), alum.shown(Part.INDUSTRY), kind]
    ways = [str(Background(way).label) for way in Background.values if way in alum.backgrounds]
    tongues = [str(Language(code).label) for code in Language.values if code in alum.languages]
    spoken = _("Speaks %(languages)s") % {"languages": listed(tongues)} if tongues else ""
    free = free_words(alum.windows)
    there = _("%(free)s, by their clock") % {"free": free} if free else ""
    groups = alum.shown(Part.GROUPS)
    found = [". ".join(filter(None, work)), ". ".join(ways), groups, spoken, there]
    return tuple(filter(None, found))


def _place(alum: Alum, reader_zone: str, now: datetime) -> str:
    city = alum.shown(Part.CITY)
    if not city or not reader_zone or not alum.zone:
        return city
    return _("%(city)s, %(difference)s") % {
        "city": city,
        "difference": difference(alum.zone, reader_zone, now),
    }


def difference(there: str, here: str, now: datetime) -> str:
    """As "9 hours ahead of you"; half hours are rounded to the nearer hour."""
    offsets = [local(now, zone).utcoffset() for zone in (there, here)]
    seconds = [offset.total_seconds() if offset else 0 for offset in offsets]
    hours = round((seconds[0] - seconds[1]) / HOUR)
    if hours == 0:
        return _("same time as you")
    if hours > 0:
        words = ngettext("%(n)d hour ahead of you", "%(n)d hours ahead of you", hours)
        return words % {"n": hours}
    words = ngettext("%(n)d hour behind you", "%(n)d hours behind you", -hours)
    return words % {"n": -hours}


def _ways(alum: Alum) -> tuple[str, ...]:
    """As "Video or phone", "Phone only"."""
    names = [str(Format(name).label) for name in Format.values if name in alum.formats]
    if not names:
        return ()
    if len(names) == 1:
        return (_("%(way)s only") % {"way": names[0]},)
    return (_(" or ").join([names[0], *(name.lower() for name in names[1:])]),)


def _room(alum: Alum, *, has_room: bool, busy: bool, now: datetime) -> str:
    if has_room:
        return _("Has room this month")
    if busy:
        return _("Busy with a request right now")
    if not alum.month_limit:
        return _("No room for now")
    following = next_month(month_of(now, alum.zone))
    return _("Next room in %(month)s") % {"month": date_format(following, "F")}
