"""What a site writes into its log holds no name, no address and no secret of a link."""

import logging
from collections.abc import Iterator
from io import StringIO

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from apps.accounts.models import Person
from apps.core.clock import now
from apps.core.log import formatter
from tests.access.asking import ask, signed_in
from tests.access.links import LINKS
from tests.access.matrix import PEOPLE, ROWS
from tests.access.world import CANARY, World, build
from tests.conftest import Cast


@pytest.fixture
def world(cast: Cast) -> World:
    return build(cast, now())


@pytest.fixture
def log() -> Iterator[StringIO]:
    """The lines as the console of a site would have them."""
    lines = StringIO()
    handler = logging.StreamHandler(lines)
    handler.setFormatter(formatter())
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    yield lines
    root.removeHandler(handler)
    root.setLevel(level)


def private(world: World) -> set[str]:
    """Everything that would tell of a person: as rows have it, and the secrets of their links."""
    people = Person.objects.exclude(email="")
    words = {word for person in people for word in (person.email, person.name)}
    return words | set(world.tokens.values()) | {CANARY}


def leaks(log: StringIO, words: set[str]) -> set[str]:
    return {word for word in words if word in log.getvalue()}


def test_no_page_writes_of_a_person(world: World, log: StringIO) -> None:
    """Everybody, refused or not, at each page: the refused are what Django logs."""
    cookies = {who: signed_in(getattr(world.cast, who, None)) for who in PEOPLE}
    for name, row in ROWS.items():
        url = reverse(name, args=row.args(world))
        for who in ("nobody", "imani", "dana", "rosalind"):
            ask(cookies[who], "GET", url, row.data(world))
        ask(cookies["imani"], "POST", url, row.data(world))
    for name, link in LINKS.items():
        url = reverse(name, args=link.args(link.token(world)))
        for method in ("GET", "POST", "PUT"):
            ask("", method, url, link.data(world))
        ask("", "GET", f"{url}more", {})
    assert leaks(log, private(world)) == set()
    assert log.getvalue().count("\n") > 100


def test_nor_does_signing_in(world: World, log: StringIO) -> None:
    client = Client()
    for number in range(12):
        client.post("/accounts/login/", {"login": world.cast.imani.email, "password": str(number)})
    client.post("/accounts/login/code/", {"email": world.cast.imani.email})
    client.post("/accounts/password/reset/", {"email": world.cast.dana.email})
    client.get(f"/nowhere/{world.cast.imani.email}/{world.tokens['answer']}/")
    assert leaks(log, private(world)) == set()
    assert "Not Found: /nowhere/…/…/" in log.getvalue()


def test_nor_does_a_row_that_the_database_refuses(world: World, log: StringIO) -> None:
    """PostgreSQL says the values of the row; the traceback of a fault would hold them."""
    imani = world.cast.imani
    try:
        with transaction.atomic():
            Person(email="new@alder.example", name=imani.name, role="canary").save()
    except IntegrityError:
        logging.getLogger("django.request").exception("Internal Server Error: /people/")
    assert "DETAIL:  …" in log.getvalue()
    assert "new@" not in log.getvalue()
    assert leaks(log, private(world)) == set()
