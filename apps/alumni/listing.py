"""The directory as one reader asked for it: facets, chips, people; values for the page."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.alumni.cards import Card, card
from apps.alumni.finding import prefixes
from apps.alumni.models import Alum, Alumni, Format, Topic
from apps.alumni.room import has_room

PER_PAGE = 20
ROOM, FIRST = "room", "first"


@dataclass(frozen=True)
class Wish:
    """What the reader asked for; the address of the page says the same."""

    typed: str = ""
    topics: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    free: tuple[str, ...] = ()

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """Values that do not exist are left out."""
        return cls(
            " ".join(query.get("q", "").replace("\x00", "").split())[:200],
            tuple(name for name in Topic.values if name in query.getlist("topic")),
            tuple(name for name in Format.values if name in query.getlist("format")),
            tuple(name for name in (ROOM, FIRST) if name in query.getlist("free")),
        )

    def on(self, people: Alumni) -> Alumni:
        """Those it asks for; `people` carry `has_room`."""
        found = people.matching(prefixes(self.typed)).glad_of(self.topics)
        found = found.talking_by(self.formats)
        found = found.roomy() if ROOM in self.free else found
        return found.glad_first() if FIRST in self.free else found


@dataclass(frozen=True)
class Option:
    value: str
    label: str
    count: int
    is_on: bool


@dataclass(frozen=True)
class Facet:
    """One group of filters; each option is counted under all the other groups."""

    name: str
    legend: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Chip:
    label: str
    url: str


def page(person: Person, query: QueryDict, *, now: datetime) -> dict[str, Any]:
    everyone = Alum.objects.visible_to(person).listed().with_room(now)
    wish = Wish.of(query)
    found = wish.on(everyone)
    facets = _facets(everyone, wish)
    at = Paginator(found.in_reading_order(), PER_PAGE).get_page(query.get("page"))
    cards = [seen(alum, person, now) for alum in at]
    return {
        "total": everyone.count(),
        "wish": wish,
        "facets": facets,
        "chips": _chips(facets, query),
        "page": at,
        "roomy": [one for one in cards if one.has_room],
        "full": [one for one in cards if not one.has_room],
        "may_keep": is_student(person),
    }


def seen(alum: Alum, reader: Person, now: datetime) -> Card:
    """A row of `with_room` as this reader sees it."""
    is_free: bool = alum.has_room  # type: ignore[attr-defined]
    return card(alum, has_room=is_free, now=now, reader_zone=reader.zone)


def one(alum: Alum, reader: Person, now: datetime) -> Card:
    """A single profile, its room asked for by itself."""
    return card(alum, has_room=has_room(alum, now=now), now=now, reader_zone=reader.zone)


def _facets(everyone: Alumni, wish: Wish) -> list[Facet]:
    by_topic = replace(wish, topics=()).on(everyone).how_many_per("topics", Topic.values)
    by_format = replace(wish, formats=()).on(everyone).how_many_per("formats", Format.values)
    others = replace(wish, free=()).on(everyone)
    free = {ROOM: others.roomy().count(), FIRST: others.glad_first().count()}
    names = {ROOM: _("Has room this month"), FIRST: _("Glad to be someone’s first")}
    return [
        _facet("topic", _("Glad to talk about"), dict(Topic.choices), (by_topic, wish.topics)),
        _facet("format", _("How to talk"), dict(Format.choices), (by_format, wish.formats)),
        _facet("free", _("Availability"), names, (free, wish.free)),
    ]


def _facet(
    name: str, legend: str, labels: dict[Any, Any], state: tuple[dict[str, int], tuple[str, ...]]
) -> Facet:
    counts, chosen = state
    options = (
        Option(value, str(label), counts[value], value in chosen) for value, label in labels.items()
    )
    return Facet(name, legend, tuple(options))


def _chips(facets: list[Facet], query: QueryDict) -> list[Chip]:
    """One per filter that is on, with the address of the page without it."""
    return [
        Chip(option.label, without(query, facet.name, option.value))
        for facet in facets
        for option in facet.options
        if option.is_on
    ]


def without(query: QueryDict, name: str, value: str) -> str:
    left = query.copy()
    left.setlist(name, [kept for kept in left.getlist(name) if kept != value])
    left.pop("page", None)
    return f"?{left.urlencode()}"
