"""The center's own links under "Look further": kept in order, seen where a search ends."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.alumni import actions
from apps.alumni.furthering import changes
from apps.alumni.models import MOST_LINKS, Alum, Further
from apps.core.moves import NotYours, Refused
from apps.timeline.models import Entry
from tests.conftest import NOW, Cast
from tests.home.test_look import walk


def linked(cast: Cast, number: int = 1) -> Further:
    said = {"title": f"Network {number}", "url": f"https://n{number}.example/", "line": ""}
    return actions.add_link(said, now=NOW, by=cast.nils)


def titles(client: Client, path: str) -> list[str]:
    return [link.title for link in client.get(path).context["links"]]


def verbs(link: Further) -> list[str]:
    return [entry.verb for entry in Entry.objects.about(link)][::-1]


def test_a_coordinator_adds_changes_moves_and_hides(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    for title in ("Our network", "Our page"):
        said = {"title": title, "url": "https://alumni.example/a b", "line": ""}
        refused = client.post("/alumni/further/", said)
        assert (refused.status_code, Further.objects.filter(title=title).count()) == (422, 0)
        assert title in refused.content.decode()
        client.post("/alumni/further/", said | {"url": "https://alumni.example/"})
    first, second = Further.objects.order_by("pk")
    client.post(f"/alumni/further/{second.pk}/up/")
    client.post(f"/alumni/further/{second.pk}/up/")
    client.post(f"/alumni/further/{first.pk}/hide/")
    client.post(f"/alumni/further/{first.pk}/hide/")
    client.post(
        f"/alumni/further/{second.pk}/",
        {"title": "Our  page", "url": "https://page.example/", "line": "Filter by field"},
    )
    client.force_login(cast.imani)
    assert titles(client, "/people/further/") == ["Our page"]
    assert "Filter by field" in client.get("/people/further/").content.decode()
    assert verbs(first) == ["add", "hide"]
    assert verbs(second) == ["add", "up", "change"]
    [_add, _up, change] = reversed(Entry.objects.about(second))
    assert (change.note, change.by) == ("url,line", cast.nils)


def test_the_page_says_who_changed_what(client: Client, cast: Cast) -> None:
    link = linked(cast)
    words = {"title": "Network 1", "url": "https://other.example/", "line": ""}
    actions.change_link(link, words, now=NOW, by=cast.nils)
    actions.change_link(link, words, now=NOW, by=cast.nils)
    told = changes([link], cast.nils.zone)
    assert [line.partition(", ")[0] for line in told] == [
        f"{cast.nils.name} changed the address of “Network 1”",
        f"{cast.nils.name} added “Network 1”",
    ]
    client.force_login(cast.nils)
    assert told[0] in client.get("/alumni/further/").content.decode()


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", "ftp://a.example/", ""])
def test_an_address_that_is_no_page_is_refused(client: Client, cast: Cast, url: str) -> None:
    client.force_login(cast.nils)
    page = client.post("/alumni/further/", {"title": "A", "url": url, "line": ""})
    assert (page.status_code, Further.objects.count()) == (422, 0)


def test_nobody_but_a_coordinator_keeps_them(cast: Cast) -> None:
    link = linked(cast)
    for person in (cast.imani, cast.dana, cast.rosalind):
        for press in (
            lambda by: actions.add_link(
                {"title": "A", "url": "https://a.example/", "line": ""}, now=NOW, by=by
            ),
            lambda by: actions.set_link(link, is_hidden=True, now=NOW, by=by),
            lambda by: actions.shift_link(link, 1, now=NOW, by=by),
        ):
            with pytest.raises(NotYours):
                press(person)
    assert verbs(link) == ["add"]


def test_a_page_takes_twelve(client: Client, cast: Cast) -> None:
    for number in range(MOST_LINKS):
        linked(cast, number)
    with pytest.raises(Refused):
        linked(cast, 99)
    client.force_login(cast.nils)
    words = {"title": "One more", "url": "https://a.example/", "line": ""}
    page = client.post("/alumni/further/", words)
    assert (page.status_code, "One more" in page.content.decode()) == (422, True)
    assert "takes no more links" in client.get("/alumni/further/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_presses_at_the_same_moment_keep_one_order(cast: Cast) -> None:
    links = [linked(cast, number) for number in range(4)]

    def press(link: Further) -> None:
        actions.shift_link(link, 1, now=NOW, by=cast.nils)
        connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(press, links))
    rows = list(Further.objects.order_by("position", "pk").values_list("position", flat=True))
    assert rows == [0, 1, 2, 3]


def test_they_stand_where_a_search_finds_nobody(client: Client, cast: Cast) -> None:
    linked(cast)
    client.force_login(cast.imani)
    assert "Network 1" not in client.get("/people/").content.decode()
    assert "Network 1" in client.get("/people/?q=zzzqqq").content.decode()
    Alum.objects.update(status="imported")
    assert "Network 1" in client.get("/people/").content.decode()


def test_the_guide_leads_there_under_step_2(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    part = 'hx-get="/people/further/"'
    assert part in client.get("/guide/find-people/").content.decode()
    assert part not in client.get("/guide/research/").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_pages_cost_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        linked(cast, number)
    for person, path, queries in (
        (cast.nils, "/alumni/further/", 6),
        (cast.imani, "/people/further/", 6),
    ):
        client.force_login(person)
        with django_assert_num_queries(queries):
            client.get(path)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_they_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    empty = {"links-empty": "/alumni/further/"}
    assert walk(browser, live_server, cast.nils, empty) == {}
    link = linked(cast)
    actions.change_link(
        link,
        {
            "title": "Alder State alumni network",
            "url": f"https://network.example/{'long-' * 40}",
            "line": "Opens the university’s own page",
        },
        now=morning,
        by=cast.nils,
    )
    actions.set_link(linked(cast, 2), is_hidden=True, now=morning, by=cast.nils)
    linked(cast, 3)
    paths = {"links": "/alumni/further/", "link": f"/alumni/further/{link.pk}/"}
    assert walk(browser, live_server, cast.nils, paths) == {}
    reader = {"further": "/people/further/", "guide-find": "/guide/find-people/"}
    assert walk(browser, live_server, cast.imani, reader) == {}
    Alum.objects.update(status="imported")
    assert walk(browser, live_server, cast.imani, {"people-empty": "/people/"}) == {}
