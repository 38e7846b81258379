"""What students promise, in the words of the center: versions stay, and words are words."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.campus.actions import word_pledge
from apps.campus.models import Change, Wording
from apps.contacts.actions import keep
from apps.core.moves import NotYours
from apps.outreach.actions import start
from apps.outreach.models import Request
from apps.students.models import Pledge
from tests.conftest import NOW, Cast
from tests.home.test_look import walk

PAGE = "/center/pledge/"


def test_rapports_words_stand_until_a_center_says_its_own(client: Client, cast: Cast) -> None:
    client.force_login(cast.nils)
    text = client.get(PAGE).content.decode()
    assert "What I write about myself is true." in text
    assert "Rapport’s own words stand." in text
    same = {"text": Wording.objects.standing().text, "earlier": "again"}
    assert client.post(PAGE, same).status_code == 302
    assert (Wording.objects.count(), Change.objects.count()) == (0, 0)


def test_a_wording_is_a_version_that_stays(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.nils)
    typed = {"text": " I am  <b>kind</b>. \n\nI come.\n", "earlier": "keep"}
    assert client.post(PAGE, typed).status_code == 302
    assert client.post(PAGE, {"text": "I come.", "earlier": "again"}).status_code == 302
    found = Wording.objects.order_by("pk").values_list("version", "text", "asks_again")
    assert list(found) == [
        ("2026-11-23", "I am <b>kind</b>.\nI come.", False),
        ("2026-11-23-2", "I come.", True),
    ]
    text = client.get(PAGE).content.decode()
    assert "I am &lt;b&gt;kind&lt;/b&gt;." in text
    assert "Students promised once more." in text
    told = client.get("/center/changes/").content.decode()
    assert "changed “The pledge” from 2026-11 to 2026-11-23" in told


def test_students_read_it_below_their_first_note(
    client: Client, cast: Cast, morning: datetime
) -> None:
    word_pledge(["I am <b>kind</b>."], asks_again=True, now=NOW, by=cast.nils)
    Pledge.objects.all().delete()
    contact = keep(cast.alum, student=cast.student, now=NOW, by=cast.imani)
    start(contact, now=NOW, by=cast.imani)
    client.force_login(cast.imani)
    text = client.get(f"/requests/{Request.objects.get().pk}/").content.decode()
    assert "I am &lt;b&gt;kind&lt;/b&gt;." in text
    assert 'value="2026-11-23"' in text
    assert "What I write about myself is true." not in text


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"text": " \n "}, "text"),
        ({"text": "\n".join("abcdefghi")}, "text"),
        ({"text": "x" * 201}, "text"),
        ({"text": "I come.", "earlier": "never"}, "earlier"),
        ({"text": "I come.", "earlier": ""}, "earlier"),
    ],
)
def test_what_cannot_be_is_said_and_kept(
    client: Client, cast: Cast, typed: dict[str, str], field: str
) -> None:
    client.force_login(cast.nils)
    page = client.post(PAGE, {"earlier": "keep"} | typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, [field])
    assert typed["text"].strip() in page.content.decode()
    assert Wording.objects.count() == 0


def test_nobody_but_a_coordinator_words_it(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            word_pledge(["No."], asks_again=True, now=NOW, by=person)
    assert Wording.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_however_many(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        word_pledge([f"I come {number}."], asks_again=False, now=NOW, by=cast.nils)
    client.force_login(cast.nils)
    with django_assert_num_queries(6):
        client.get(PAGE)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_it_looks_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    assert walk(browser, live_server, cast.nils, {"pledge": PAGE}) == {}
    for number in range(2):
        at = morning - timedelta(days=2 - number)
        word_pledge([f"I come {number}", "x" * 200], asks_again=True, now=at, by=cast.nils)
    assert walk(browser, live_server, cast.nils, {"pledge-full": PAGE}) == {}
