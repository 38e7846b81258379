"""Every URL × method × person: the status as written, no writes for the refused, no leaks."""

from datetime import datetime

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.core.checks import routes
from apps.core.clock import now as clock
from apps.core.door import rule_of
from tests.access.links import LINKS, OPENED, WRONG
from tests.access.matrix import NO, ROWS, Cell, Row
from tests.access.world import CANARY, World, build
from tests.conftest import Cast

METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE")
PEOPLE = ("nobody", "imani", "mateo", "dana", "ruth", "nils", "rosalind", "teodor")
SIGN_IN = 302
OK = 200


@pytest.fixture
def world(cast: Cast) -> World:
    return build(cast, clock())


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
    """Rows that this transaction has written so far, sessions left out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)"
            " FROM pg_stat_xact_user_tables WHERE relname <> 'django_session'"
        )
        return int(cursor.fetchone()[0])


def ask(
    person: Person | None, method: str, url: str, data: dict[str, object]
) -> tuple[int, int, str]:
    """Status, rows written and body of one request; everything is taken back."""
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    point = transaction.savepoint()
    before = writes()
    call = getattr(client, method.lower())
    answer = call(url, data) if method in {"GET", "HEAD", "POST"} else call(url)
    written = writes() - before
    body = answer.content.decode() + str(answer.headers)
    transaction.savepoint_rollback(point)
    return answer.status_code, written, body


def expected(row: Row, who: str, method: str) -> int:
    cell: Cell = row.people.get(who, row.others)
    if who == "nobody" and not row.public:
        return SIGN_IN
    status = {"GET": cell.get, "HEAD": cell.get, "POST": cell.post}.get(method, NO)
    return OK if row.public and method in {"PUT", "DELETE"} else status


@pytest.mark.parametrize("name", sorted(ROWS))
def test_each_person_gets_what_the_row_says(world: World, name: str) -> None:
    row = ROWS[name]
    url = reverse(name, args=row.args(world))
    for who in PEOPLE:
        person = None if who == "nobody" else getattr(world.cast, who)
        for method in METHODS:
            status, written, body = ask(person, method, url, row.data(world))
            assert (who, method, status) == (who, method, expected(row, who, method))
            if method != "POST" or status not in {200, 302}:
                assert (who, method, written) == (who, method, 0)
            if status not in {200, 302, 422, 409}:
                assert CANARY not in body


@pytest.mark.parametrize("name", sorted(LINKS))
@pytest.mark.parametrize("link", ["right", *WRONG])
def test_a_link_opens_one_thing_for_whoever_holds_it(world: World, name: str, link: str) -> None:
    row = LINKS[name]
    token = row.token(world) if link == "right" else WRONG[link](world, row.purpose)
    url = reverse(name, args=[token])
    for method in METHODS:
        status, written, body = ask(None, method, url, row.data(world))
        cell = row.cell if link == "right" else OPENED
        wanted = {"GET": cell.get, "HEAD": cell.get, "POST": cell.post}.get(method, NO)
        if (
            link != "right"
            and {"GET": row.cell.get, "HEAD": row.cell.get, "POST": row.cell.post}.get(method) == NO
        ):
            wanted = NO
        assert (method, status) == (method, wanted)
        if method != "POST" or link != "right":
            assert (method, written) == (method, 0)
        if link != "right":
            assert CANARY not in body


def test_the_refused_would_have_had_something_to_see(world: World, now: datetime) -> None:
    """The canary is there for its owner, so that its absence elsewhere means something."""
    url = reverse("contacts:contact", args=[world.contact.pk])
    assert CANARY in ask(world.cast.imani, "GET", url, {})[2]
