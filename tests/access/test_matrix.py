"""Every URL × method × person: the status as written, no writes for the refused, no leaks."""

from collections.abc import Iterator
from itertools import product

import pytest
from django.db import transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from apps.advising.actions import fold
from apps.campus.actions import set_pilot
from apps.core.checks import routes
from apps.core.clock import now as clock
from apps.core.door import rule_of
from apps.core.nearest_page import nearest_page, shows
from apps.students.actions import enrol
from tests.access.asking import METHODS, ask, signed_in, signed_out
from tests.access.links import LINKS, WRONG
from tests.access.matrix import NO, PEOPLE, ROWS, Row
from tests.access.readers import READERS, may_read
from tests.access.world import World, build
from tests.conftest import gathered

SIGN_IN, SENT_BY_HEADER = 302, 200  # a script is told in a header where the browser should go
REFUSED = {403, 404, NO}
GONE = 410
# Who is not signed in, or not any more.
OUT = ("nobody", "signed out")


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Once for all rows: to build it takes as long as to ask everybody for one page."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = build(gathered(), clock())
        enrol(world.cast.sam)  # as their first page does
        fold()
        yield world
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def cookies(built: World, django_db_blocker: DjangoDbBlocker) -> dict[str, str]:
    with django_db_blocker.unblock():
        found = {who: signed_in(getattr(built.cast, who, None)) for who in PEOPLE}
        return found | {"signed out": signed_out(built.cast.imani)}


@pytest.fixture
def world(built: World, cookies: dict[str, str], db: None) -> World:
    """Within a transaction of the test's own."""
    return built


def names() -> set[str]:
    """Every named URL of our own; allauth's pages are listed with their rules in config."""
    found = set()
    for path, pattern in routes():
        rule = rule_of(pattern.callback)
        if rule is not None and rule.kind != "guarded" and not path.startswith("dev/mail/"):
            app = pattern.callback.__module__.split(".")[1]
            found.add(f"{app}:{pattern.name}" if app != "core" else str(pattern.name))
    return found


def test_every_url_has_a_row() -> None:
    assert names() == set(ROWS) | set(LINKS)


def test_a_page_is_known_from_the_address_of_a_button(world: World) -> None:
    for name, row in ROWS.items():
        path, cells = reverse(name, args=row.args(world)), [row.others, *row.people.values()]
        assert (name, shows(path)) == (name, any(cell.get != NO for cell in cells))
        assert (name, shows(nearest_page(path))) == (name, True)


def expected(row: Row, who: str, method: str) -> int:
    if who in OUT and not row.public:
        return SENT_BY_HEADER if method == "FRAGMENT" else SIGN_IN
    return row.cell(who).status(method)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_person_gets_what_the_row_says(
    world: World, cookies: dict[str, str], name: str
) -> None:
    row = ROWS[name]
    url, data = reverse(name, args=row.args(world)), row.data(world)
    for who, method in (*product(PEOPLE, METHODS), ("signed out", "GET"), ("signed out", "POST")):
        answer = ask(cookies[who], method, url, data)
        assert (who, method, answer.status) == (who, method, expected(row, who, method))
        is_refused = answer.status in REFUSED or who in OUT
        if is_refused or method != "POST":
            assert (who, method, answer.written) == (who, method, 0)
        known = set() if is_refused else may_read(who)
        assert (who, method, answer.marks - known) == (who, method, set())


@pytest.mark.parametrize("name", sorted(name for name, row in ROWS.items() if not row.public))
def test_whom_the_trial_leaves_out_gets_nothing(
    world: World, cookies: dict[str, str], name: str
) -> None:
    """The door of the trial stands before the doors of pages, so every method is refused alike."""
    set_pilot("tag", "pilot", now=clock(), by=world.cast.nils)
    row = ROWS[name]
    url, data = reverse(name, args=row.args(world)), row.data(world)
    for method in METHODS:
        answer = ask(cookies["imani"], method, url, data)
        told = (answer.status, answer.written, answer.marks)
        assert (method, told) == (method, (403, 0, set()))


@pytest.mark.parametrize("name", sorted(LINKS))
def test_the_right_link_opens_one_thing(world: World, cookies: dict[str, str], name: str) -> None:
    """Whoever is signed in beside it: the link alone says who acts."""
    row = LINKS[name]
    url, data = reverse(name, args=row.args(row.token(world))), row.data(world)
    for who, method in product(("nobody", "mateo"), METHODS):
        answer = ask(cookies[who], method, url, data)
        told = (answer.status, answer.written)
        wanted = (row.cell.status(method), row.writes if method == "POST" else 0)
        assert (who, method, told) == (who, method, wanted)


@pytest.mark.parametrize("name", sorted(LINKS))
@pytest.mark.parametrize("link", sorted(WRONG))
def test_a_wrong_link_opens_nothing(
    world: World, cookies: dict[str, str], name: str, link: str
) -> None:
    """Neither for whoever found it, nor for the person themself where it was theirs."""
    row = LINKS[name]
    url, data = reverse(name, args=row.args(WRONG[link](world, row.purpose))), row.data(world)
    finders = ("nobody", "rosalind") if link == "expired" else ("nobody",)
    for who, method in product(finders, METHODS):
        answer = ask(cookies[who], method, url, data)
        wanted = NO if row.cell.status(method) == NO else GONE
        told = (answer.status, answer.written, answer.marks)
        assert (who, method, told) == (who, method, (wanted, 0, set()))


def test_whoever_may_read_does(world: World, cookies: dict[str, str]) -> None:
    """Each mark is found by its readers on pages of theirs: so that its absence means something."""
    missed = {(mark, who) for mark, readers in READERS.items() for who in readers}
    for name, row in ROWS.items():
        url = reverse(name, args=row.args(world))
        for who in {who for _mark, who in missed if row.cell(who).get == 200}:
            missed -= {(mark, who) for mark in ask(cookies[who], "GET", url, {}).marks}
    assert missed == set()
