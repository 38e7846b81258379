"""Every id swapped: what is asked with another's is refused, and nothing is written.

In the path for each URL; in forms, hidden fields, buttons and queries for each that a page shows.
A field whose value holds a number is written down in `ids`: as whose id it is, or as none.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit
from uuid import uuid4

import pytest
from django.contrib.messages import get_messages
from django.db import transaction
from django.urls import Resolver404, resolve, reverse
from pytest_django import DjangoDbBlocker

from apps.contacts.models.books import BookEntry
from apps.core.checks import routes
from apps.core.clock import now as clock
from apps.interviews.models import LiveNote
from tests.access import fields
from tests.access.asking import METHODS, Answer, ask, signed_in
from tests.access.fields import Form
from tests.access.ids import IDS, PLAIN, Key
from tests.access.links import LINKS
from tests.access.matrix import NO, PEOPLE, ROWS
from tests.access.test_matrix import expected
from tests.access.world import DESK, World, build, mirror, of
from tests.conftest import gathered

NUMBER = re.compile(r"(?<![\w.:-])\d{1,18}(?![\w.:-])")
# Somebody and who is like them in another place: what is one's own is not the other's.
PEERS = {"imani": "mateo", "dana": "ruth", "rosalind": "teodor"}
OTHERS = tuple(f"-{name}" for name in PEERS.values())
REFUSED = {403, 404, 409, 422}
WALKERS = ("imani", "dana", "nils", "rosalind")
WITH_ID = {str(pattern.name) for path, pattern in routes() if "<int:" in path}


@dataclass(frozen=True)
class Both:
    """What is asked about, what is put in its place, and the sessions of those who ask."""

    own: World
    other: World
    cookies: dict[str, str]


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Both]:
    with django_db_blocker.unblock(), transaction.atomic():
        own = build(gathered(), clock())
        cookies = {who: signed_in(getattr(own.cast, who, None)) for who in PEOPLE}
        yield Both(own, mirror(own, clock()), cookies)
        transaction.set_rollback(True)


@pytest.fixture
def both(built: Both, db: None) -> Both:
    """Within a transaction of the test's own."""
    return built


@pytest.mark.parametrize("name", sorted(name for name in ROWS if name.partition(":")[2] in WITH_ID))
def test_the_id_of_a_path_is_no_key(both: Both, name: str) -> None:
    """One gets with the other's ids what the other gets with one's own."""
    row = ROWS[name]
    own, other = row.args(both.own), row.args(both.other)
    url, data = reverse(name, args=other), row.data(both.other)
    for (who, peer), method in product(PEERS.items(), METHODS):
        answer = ask(both.cookies[who], method, url, data)
        wanted = expected(row, peer if own != other else who, method)
        assert (who, method, answer.status) == (who, method, wanted)
        if answer.status in {*REFUSED, NO}:
            assert (who, method, answer.written, strangers(answer)) == (who, method, 0, [])


def strangers(answer: Answer) -> list[str]:
    """Marks of what the counterparts keep."""
    return sorted(mark for mark in answer.marks if mark.endswith(OTHERS))


def pages(world: World, who: str) -> Iterator[str]:
    """What this one may open; all that links open goes to Imani's share."""
    for name, row in ROWS.items():
        if row.cell(who).get == 200:
            yield reverse(name, args=row.args(world))
    if who == "imani":
        for name, link in LINKS.items():
            if link.cell.get == 200:
                yield reverse(name, args=link.args(link.token(world)))


def read(both: Both, who: str) -> tuple[list[Form], list[str]]:
    """All forms and links on the pages of this one."""
    forms, links = [], []
    for path in pages(both.own, who):
        body = ask(both.cookies[who], "GET", path, {}).body
        more, further = fields.read(path, body)
        forms += more
        links += further
    return forms, links


def key(path: str, name: str) -> Key | None:
    """None for what is not ours: pages of packages keep their own ids."""
    try:
        view = resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None
    is_ours = view in ROWS or view in LINKS
    return (view, re.sub(r"\d+", "#", name)) if is_ours else None


def numbered(forms: list[Form], links: list[str]) -> Iterator[tuple[Key, str]]:
    """Each field and each part of a query that holds a number, with what it holds."""
    for form in forms:
        for control in form.controls:
            found = key(form.action, control.name)
            if found and (NUMBER.search(control.value) or "#" in found[1]):
                yield found, control.value
    for link in links:
        for name, value in parse_qsl(urlsplit(link).query):
            found = key(link, name)
            if found and NUMBER.search(value):
                yield found, value


@pytest.mark.parametrize("who", WALKERS)
def test_every_number_that_is_sent_is_known(both: Both, who: str) -> None:
    """A new field that holds a number: is it an id? Then whose? It belongs in `ids`."""
    known = IDS | PLAIN
    found = dict(numbered(*read(both, who)))
    assert {field: value for field, value in found.items() if field not in known} == {}


@dataclass(frozen=True)
class Swap:
    """A press of one's own in which a single id is another's.

    Its twin is the same with one's own: `twin` and `twin_query` where that is another student's
    advisor, say, and not what stands at the same place of one's own world.
    """

    who: str
    view: str
    args: Callable[[World], list[Any]]
    data: Callable[[World], dict[str, Any]]  # of the other's world
    query: Callable[[World], dict[str, Any]] = lambda _world: {}
    statuses: frozenset[int] = frozenset(REFUSED)
    written: int = 0
    twin: Callable[[World], dict[str, Any]] | None = None
    twin_query: Callable[[World], dict[str, Any]] | None = None
    # What shows that it was done; where it is None, a redirect and written rows.
    done: Callable[[World, Any], bool] | None = None

    def ask(self, both: Both, *, own: bool) -> Answer:
        """The press; with `own` ids alone it is the twin."""
        world = both.own if own else both.other
        data = self.twin if own and self.twin else self.data
        query = self.twin_query if own and self.twin_query else self.query
        url = reverse(self.view, args=self.args(both.own))
        url = f"{url}?{urlencode(query(world), doseq=True)}"
        done = partial(self.done, world) if self.done else None
        return ask(both.cookies[self.who], "POST", url, data(world), done)


def _question(other: World) -> dict[str, Any]:
    key = f"q{other.question.pk}"
    empty = {f"{key}-{part}": "" for part in ("about", "asked", "was")}
    return empty | {f"{key}-over": "0", f"{key}-text": "mine now"}


def _to_a_student(other: World) -> dict[str, Any]:
    pk = other.student.pk
    return {f"text_{pk}": "Come by.", "key": str(uuid4())}


def _entry(other: World) -> dict[str, Any]:
    return {"entry": [entry.pk for entry in BookEntry.objects.filter(book=other.book)]}


def _away(reader: int) -> dict[str, Any]:
    return {"first": "2027-02-01", "last": "2027-02-03", "reader": reader}


def _whole(world: World, advisor: int) -> dict[str, Any]:
    """All students of this advisor go to their colleague."""
    return {"do": "whole", "advisor": advisor, "to": world.cast.ruth.pk}


def _log(reader: int) -> dict[str, Any]:
    return {"takeaways": "Levees.", "shared": "on", "reader": reader, "pace": "no"}


def _is_put(world: World, answer: Any) -> bool:  # noqa: ANN401 - the client's answer
    """The phrase stands where one types."""
    phrase = f"Lovely {of(DESK, world.cast.dana)}"
    return bool(re.search(rf"<textarea[^>]*>[^<]*{phrase}", answer.content.decode()))


def _is_put_off(_world: World, answer: Any) -> bool:  # noqa: ANN401 - the client's answer
    said = [str(message) for message in get_messages(answer.wsgi_request)]
    return said == ["Put off for three hours. It stays among your moves."]


def _is_noted(world: World, _answer: object) -> bool:
    """Under the question itself."""
    return LiveNote.objects.filter(question=world.question, text="mine now").exists()


BACK = frozenset({302})  # nothing is done, and the page is shown again
SHOWN = frozenset({200})
SWAPS = {
    "a phrase of another advisor": Swap(
        "dana",
        "advising:draft",
        lambda own: [own.review.pk],
        lambda other: {"put": other.snippet.pk},
        statuses=SHOWN,
        done=_is_put,
    ),
    "what another is to do next": Swap(
        "imani",
        "home:later",
        lambda _own: [],
        lambda other: {"what": reverse("interviews:thanks", args=[other.held.pk])},
        statuses=BACK,
        done=_is_put_off,
    ),
    "the same at a thank-you": Swap(
        "dana",
        "advising:thanks",
        lambda own: [own.thanks.pk],
        lambda other: {"put": other.snippet.pk},
        statuses=SHOWN,
        done=_is_put,
    ),
    "a student of another advisor": Swap(
        "dana",
        "advising:words",
        lambda _own: [],
        _to_a_student,
        lambda other: {"who": [other.student.pk]},
        statuses=BACK,
    ),
    "somebody of another's address book": Swap(
        "imani", "contacts:address_book", lambda own: [own.book.pk], _entry
    ),
    "a question of another's sheet": Swap(
        "imani",
        "interviews:live",
        lambda own: [own.interview.pk],
        _question,
        statuses=BACK,
        done=_is_noted,
        written=3,  # what was typed is kept, below a question that was taken off one's own sheet
    ),
    "another's person as the same": Swap(
        "imani",
        "home:merge",
        lambda own: [own.contact.pk],
        lambda _other: {"do": "merge"},
        lambda other: {"with": other.contact.pk},
        statuses=SHOWN,
        twin_query=lambda own: {"with": own.known.pk},
    ),
    "a student as advisor": Swap(
        "nils",
        "home:caseloads",
        lambda _own: [],
        lambda other: {"pk": [other.student.pk], "to": other.student.person_id},
        twin=lambda own: {"pk": [own.student.pk], "to": own.cast.ruth.pk},
    ),
    "a student as the advisor of a list": Swap(
        "nils",
        "home:caseloads",
        lambda _own: [],
        lambda other: _whole(other, other.student.person_id),
        twin=lambda own: _whole(own, own.cast.dana.pk),
    ),
    "a student as a reader": Swap(
        "dana",
        "home:days_away",
        lambda _own: [],
        lambda other: _away(other.student.person_id),
        twin=lambda own: _away(own.cast.ruth.pk),
    ),
    "a student who reads for a colleague": Swap(
        "nils",
        "home:colleague",
        lambda own: [own.cast.dana.pk],
        lambda other: {"do": "away"} | _away(other.student.person_id),
        twin=lambda own: {"do": "away"} | _away(own.cast.ruth.pk),
    ),
    "a student who takes the caseload of who leaves": Swap(
        "nils",
        "home:colleague",
        lambda own: [own.cast.dana.pk],
        lambda other: {"do": "remove", "to": other.student.person_id},
        twin=lambda own: {"do": "remove", "to": own.cast.ruth.pk},
    ),
    "the advisor of another as reader of a log": Swap(
        "imani",
        "interviews:log",
        lambda own: [own.held.pk],
        lambda other: _log(other.cast.dana.pk),
        twin=lambda own: _log(own.cast.dana.pk),
    ),
}


@pytest.mark.parametrize("what", SWAPS)
def test_an_id_within_a_form_is_no_key(both: Both, what: str) -> None:
    swap = SWAPS[what]
    answer = swap.ask(both, own=False)
    assert answer.status in swap.statuses
    assert (answer.written, strangers(answer), answer.was_done) == (swap.written, [], False)


def test_every_id_of_a_form_is_among_them(both: Both) -> None:
    swapped = {
        (swap.view, re.sub(r"\d+", "#", name))
        for swap in SWAPS.values()
        for name in swap.data(both.other) | swap.query(both.other)
    }
    assert IDS - swapped == set()


@pytest.mark.parametrize("what", SWAPS)
def test_the_twin_with_ones_own_id_is_done(both: Both, what: str) -> None:
    """So that what is refused above is refused for the id, and for nothing else that is wrong."""
    swap = SWAPS[what]
    answer = swap.ask(both, own=True)
    if swap.done:
        assert (answer.status in swap.statuses, answer.was_done) == (True, True)
    else:
        assert answer.status == 302
        assert answer.written > 0
