"""Every URL × method × person: the status as written, no writes for the refused, no leaks."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from apps.accounts.models import Person
from apps.core.checks import routes
from apps.core.clock import now as clock
from apps.core.door import rule_of
from tests.access.links import LINKS, WRONG
from tests.access.matrix import NO, ROWS, Row
from tests.access.world import CANARY, World, build
from tests.conftest import gathered

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
PEOPLE = ("nobody", "imani", "mateo", "dana", "ruth", "nils", "rosalind", "teodor")
SIGN_IN = 302
GONE = 410


@pytest.fixture(scope="module")
def built(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """Once for all rows: to build it takes as long as to ask everybody for one page."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield build(gathered(), clock())
        transaction.set_rollback(True)


@pytest.fixture
def world(built: World, db: None) -> World:
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


def writes() -> int:
    """Rows this transaction has written, without sessions, the count of a day and the audit."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)"
            " FROM pg_stat_xact_user_tables"
            " WHERE relname NOT IN ('django_session', 'alumni_look', 'audit_event')"
        )
        return int(cursor.fetchone()[0])


@dataclass(frozen=True)
class Answer:
    status: int
    written: int
    body: str


def signed_in(person: Person | None) -> str:
    """The session's cookie; empty for nobody."""
    client = Client()
    if person is not None:
        client.force_login(person)
    return client.cookies.output(header="")


def ask(cookie: str, method: str, url: str, data: dict[str, object]) -> Answer:
    """One request of whom a cookie names; everything it did is taken back."""
    client = Client(raise_request_exception=False)
    client.cookies.load(cookie)
    point = transaction.savepoint()
    before = writes()
    call = getattr(client, method.lower())
    answer = call(url, data) if method in {"GET", "HEAD", "POST"} else call(url)
    written = writes() - before
    body = answer.getvalue().decode(errors="replace") + str(answer.headers)
    transaction.savepoint_rollback(point)
    return Answer(answer.status_code, written, body)


def expected(row: Row, who: str, method: str) -> int:
    if who == "nobody" and not row.public:
        return SIGN_IN
    return row.people.get(who, row.others).status(method)


@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_person_gets_what_the_row_says(world: World, name: str) -> None:
    row = ROWS[name]
    url = reverse(name, args=row.args(world))
    cookies = {who: signed_in(getattr(world.cast, who, None)) for who in PEOPLE}
    for who, method in product(PEOPLE, METHODS):
        answer = ask(cookies[who], method, url, row.data(world))
        assert (who, method, answer.status) == (who, method, expected(row, who, method))
        is_refused = answer.status in {403, 404, 405} or who == "nobody"
        if is_refused or method != "POST":
            assert (who, method, answer.written) == (who, method, 0)
        if is_refused:
            assert CANARY not in answer.body


@pytest.mark.parametrize("name", sorted(LINKS))
@pytest.mark.parametrize("method", METHODS)
def test_the_right_link_opens_one_thing(world: World, name: str, method: str) -> None:
    row = LINKS[name]
    url = reverse(name, args=row.args(row.token(world)))
    answer = ask("", method, url, row.data(world))
    assert answer.status == row.cell.status(method)
    assert answer.written == (row.writes if method == "POST" else 0)


@pytest.mark.parametrize("name", sorted(LINKS))
@pytest.mark.parametrize("link", sorted(WRONG))
def test_a_wrong_link_opens_nothing(world: World, name: str, link: str) -> None:
    row = LINKS[name]
    url = reverse(name, args=row.args(WRONG[link](world, row.purpose)))
    for method in METHODS:
        answer = ask("", method, url, row.data(world))
        wanted = NO if row.cell.status(method) == NO else GONE
        assert (method, answer.status, answer.written) == (method, wanted, 0)
        assert CANARY not in answer.body


def test_the_refused_would_have_had_something_to_see(world: World) -> None:
    """The canary is there for its owner, so that its absence elsewhere means something."""
    url = reverse("contacts:contact", args=[world.contact.pk])
    assert CANARY in ask(signed_in(world.cast.imani), "GET", url, {}).body
