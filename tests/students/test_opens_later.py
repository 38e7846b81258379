"""A trial with a few students: others stand before every door, whatever they ask for."""

from datetime import datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.campus.actions import set_pilot
from apps.campus.models import Campus, Change
from apps.core.moves import NotYours
from apps.students.backend import Backend
from apps.students.models import Student
from tests.access.links import LINKS
from tests.access.matrix import ROWS
from tests.access.world import CANARY, build
from tests.conftest import NOW, Cast
from tests.home.test_look import walk

FACETS: dict[str, tuple[str, dict[str, Any]]] = {
    "programme": ("Letters", {"college": "Letters"}),
    "cohort": ("2024 fall", {"cohort": "2024 fall"}),
    "tag": ("pilot", {"tags": ["honors", "pilot"]}),
}


def waiting(*people: Person) -> list[bool]:
    found = [Backend().get_user(person.pk) for person in people]
    return [bool(one and vars(one).get("waits")) for one in found]


@pytest.mark.parametrize("kind", FACETS)
def test_only_students_who_share_it_come_in(cast: Cast, kind: str) -> None:
    value, fields = FACETS[kind]
    assert waiting(cast.imani, cast.mateo) == [False, False]
    Student.objects.filter(person=cast.imani).update(**fields)
    set_pilot(kind, value, now=NOW, by=cast.nils)
    assert waiting(cast.imani, cast.mateo) == [False, True]
    # Sam signed up without being on the roster.
    assert waiting(cast.dana, cast.nils, cast.rosalind, cast.sam) == [False, False, False, True]
    set_pilot("", "", now=NOW, by=cast.nils)
    assert waiting(cast.imani, cast.mateo, cast.sam) == [False, False, False]
    assert Change.objects.filter(what="pilot").count() == 2


def test_the_same_words_of_another_kind_do_not_let_in(cast: Cast) -> None:
    Student.objects.filter(person=cast.imani).update(college="pilot", cohort="pilot", tags=["p"])
    set_pilot("tag", "pilot", now=NOW, by=cast.nils)
    assert waiting(cast.imani) == [True]


def test_every_page_of_a_student_is_shut_and_says_so_kindly(
    client: Client, cast: Cast, morning: datetime
) -> None:
    """Every page that the matrix opens for Imani, for reading and for pressing."""
    world = build(cast, morning)
    set_pilot("tag", "pilot", now=NOW, by=cast.nils)
    client.force_login(cast.imani)
    open_rows = {
        name: row
        for name, row in ROWS.items()
        if not row.public and row.people.get("imani", row.others).get in {200, 302}
    }
    assert len(open_rows) > 30
    for name, row in open_rows.items():
        url = reverse(name, args=row.args(world))
        page = client.get(url)
        pressed = client.post(url, row.data(world)).status_code
        assert (name, page.status_code, pressed) == (name, 403, 403)
        assert "Rapport opens for you later" in page.content.decode()
        assert CANARY not in page.content.decode()


def test_signing_out_and_links_of_mails_stay_open(
    client: Client, cast: Cast, morning: datetime
) -> None:
    world = build(cast, morning)
    set_pilot("tag", "pilot", now=NOW, by=cast.nils)
    client.force_login(cast.imani)
    link = reverse("reminders:choose", args=[LINKS["reminders:choose"].token(world)])
    assert client.get(link).status_code == 200
    assert client.get("/healthz").status_code == 200
    assert client.post("/accounts/logout/").status_code == 302


def test_it_counts_at_once_and_costs_a_query_while_it_lasts(
    client: Client, cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.imani)
    assert client.get("/guide/").status_code == 200
    set_pilot("cohort", "2024 fall", now=NOW, by=cast.nils)
    with django_assert_num_queries(4):  # the session, the person, the trial, the campus
        assert client.get("/guide/").status_code == 403
    Student.objects.filter(person=cast.imani).update(cohort="2024 fall")
    assert client.get("/guide/").status_code == 200


def test_a_coordinator_chooses_it_on_a_page(client: Client, cast: Cast) -> None:
    Student.objects.filter(person=cast.imani).update(college="Letters", tags=["pilot"])
    client.force_login(cast.nils)
    text = client.get("/setup/pilot/").content.decode()
    assert "Letters (1)" in text
    assert "pilot (1)" in text
    assert client.post("/setup/pilot/", {"who": "major|Geography"}).status_code == 422
    assert client.post("/setup/pilot/", {"who": "tag|pilot"}).status_code == 302
    campus = Campus.objects.current()
    assert (campus.pilot, campus.pilot_value) == ("tag", "pilot")
    assert "A trial with one tag: pilot." in client.get("/setup/").content.decode()
    Student.objects.filter(person=cast.imani).update(tags=[])
    assert "selected>pilot<" in client.get("/setup/pilot/").content.decode()


def test_nobody_but_a_coordinator_chooses(cast: Cast) -> None:
    for person in (cast.imani, cast.dana, cast.rosalind):
        with pytest.raises(NotYours):
            set_pilot("tag", "pilot", now=NOW, by=person)
    assert Campus.objects.current().pilot == ""


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_it_looks_right(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    """Its status is that of a shut door; nothing else is wrong with it."""
    set_pilot("tag", "pilot", now=NOW, by=cast.nils)
    found = walk(browser, live_server, cast.mateo, {"opens-later": "/"})
    assert found == {f"opens-later {width}": ["answered 403"] for width in (1280, 390, 320)}
