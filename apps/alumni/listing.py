"""The directory as one reader asked for it: people, filters, chips; values for the page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.alumni.cards import Card, card
from apps.alumni.directory import live
from apps.alumni.directory.asking import BEST, NEWEST, ROOMIEST, WORDS, Found, Listed
from apps.alumni.directory.fit import Key, Seeker
from apps.alumni.filters import Chip, Facet, amount, chips, facets, people, without, without_all
from apps.alumni.models import Alum, Further, Hidden, Opening
from apps.alumni.room import has_room, is_busy
from apps.alumni.seeking import seeker_of, why
from apps.alumni.wish import Wish
from apps.core.wording import day

PER_PAGE = 25


@dataclass(frozen=True)
class Seen:
    """One person in the list, and why they stand where they stand."""

    card: Card
    why: str
    answers_soon: bool


@dataclass(frozen=True)
class Answer:
    """What the index says; `meant` are the words in place of those that nobody has."""

    found: Found
    meant: str
    facets: list[Facet]


@dataclass(frozen=True)
class Read:
    """All that a page is made of; who left since the index was asked is not among the `rows`."""

    wish: Wish
    answer: Answer
    rows: dict[int, Alum]
    hides: bool
    busy: frozenset[int]


def read(person: Person, student: Seeker, query: QueryDict, *, now: datetime) -> Read:
    """The search itself, a fixed number of queries; what a page adds are words."""
    wish = Wish.of(query)
    kept_from = frozenset(Alum.objects.kept_from(person))
    answer = answered(wish, student, kept_from, now)
    pks = [key.pk for key in answer.found.page]
    rows = list(Alum.objects.listed().chosen(pks).with_room(now))
    busy = frozenset(alum.pk for alum in rows if alum.is_busy)  # type: ignore[attr-defined] # of with_room
    return Read(wish, answer, {alum.pk: alum for alum in rows}, bool(kept_from), busy)


def page(person: Person, query: QueryDict, *, now: datetime) -> dict[str, Any]:
    student = seeker_of(person)
    found = read(person, student, query, now=now)
    answer, seen = found.answer, shown(person, student, found, now)
    return {
        "wish": found.wish,
        "found": answer.found,
        "meant": answer.meant,
        "is_open": bool(answer.found.everyone or found.hides),
        **({} if seen else _beyond(person)),
        "roomy": [one for one in seen if one.card.has_room],
        "full": [one for one in seen if not one.card.has_room],
        "may_keep": is_student(person),
        "sorts": [(BEST, _("Best fit")), (NEWEST, _("Newest")), (ROOMIEST, _("Has room"))],
        **_around(answer, query),
    }


def _beyond(person: Person) -> dict[str, Any]:
    """Where nobody is found: the center's links, and whether the first alumni will be told of."""
    links = list(Further.objects.visible_to(person).shown())
    return {"links": links, "is_told": Opening.objects.of(person).exists()}


def _around(answer: Answer, query: QueryDict) -> dict[str, Any]:
    """Filters, what is said of the whole, and where one can go from here."""
    found, wider = answer.found, _wider(answer, query)
    unroomy = found.total - found.roomy
    everyone = ngettext("%(n)s alum has opted in.", "%(n)s alumni have opted in.", found.everyone)
    return {
        "headline": people(found.total),
        "opted_in": everyone % {"n": amount(found.everyone)},
        "facets": answer.facets,
        "chips": chips(answer.facets, query),
        "unfiltered": without_all(query),
        "wider": wider,
        "wider_people": wider and people(wider.count),
        "unroomy": unroomy,
        "last": _("%(people)s, always listed last") % {"people": people(unroomy)},
        "next": found.page[-1] if found.has_more else None,
        "first_full": Key(has_room=True, points=0, tie=0, pk=0),
    }


def answered(wish: Wish, student: Seeker, kept_from: frozenset[int], now: datetime) -> Answer:
    query = wish.query(kept_from)
    listed = Listed(student, wish.sort, wish.after, PER_PAGE)
    with live.opened(now) as index:
        found = index.search(query, listed)
        meant: tuple[str, ...] = ()
        if query.words and not found.total:
            meant = index.meant(query)
            found = index.search(replace(query, words=meant), listed) if meant else found
        return Answer(found, " ".join(meant), facets(found, wish, index.label))


def shown(person: Person, student: Seeker, found: Read, now: datetime) -> list[Seen]:
    return [
        Seen(
            card(
                alum,
                has_room=key.has_room,
                now=now,
                reader_zone=person.zone,
                busy=alum.pk in found.busy and not key.has_room,
            ),
            why(alum, student),
            alum.answers_soon,
        )
        for key, alum in ((key, found.rows.get(key.pk)) for key in found.answer.found.page)
        if alum is not None
    ]


def one(alum: Alum, reader: Person, now: datetime) -> Seen:
    """A single profile, its room asked for by itself."""
    free = has_room(alum, now=now)
    busy = not free and is_busy(alum, now=now)
    seen = card(alum, has_room=free, now=now, reader_zone=reader.zone, busy=busy)
    return Seen(seen, why(alum, seeker_of(reader)), alum.answers_soon)


def hidden(people: Iterable[Hidden], zone: str) -> list[dict[str, Any]]:
    """Those a student hid, for the page that shows them again."""
    rows = [(one.alum, day(one.at, zone)) for one in people]
    return [{"pk": alum.pk, "name": alum.name, "on": on} for alum, on in rows]


def _wider(answer: Answer, query: QueryDict) -> Chip | None:
    """Without the filter that opens most; None where even that finds nobody."""
    found = answer.found
    name, count = max(found.wider.items(), key=lambda item: item[1], default=("", 0))
    if found.total or not count:
        return None
    on = [one.label for facet in answer.facets if facet.name == name for one in facet.on]
    label = _(" and ").join(on) or query.get(WORDS, "")
    return Chip(label, without(query, name), count)
