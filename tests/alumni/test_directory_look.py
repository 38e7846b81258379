"""The directory in a real Chromium: as it stands, searched, filtered, with nobody, and hidden."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.alumni.actions import hide
from apps.alumni.models import Alum, Place, Wait
from apps.students.models import Exploration, Student
from tests.conftest import Cast, alum_person, opted_in
from tests.home.test_look import walk
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PEOPLE = [
    ("Oduya Ferreira", "Stormwater engineer", "Ridgeline County", "Sacramento", 2017),
    ("Marisol Tengku", "Deputy director", "Central Valley Flood Office", "Fresno", 1994),
    ("Wren Halloran", "Hydrologist", "Civic Hydrology Lab", "Boulder", 2002),
]


def peopled(cast: Cast, now: datetime) -> None:
    """As on the mock-up: some near to the student, one without room, ten cities."""
    Student.objects.filter(person=cast.imani).update(studies="Geography", ways=["first_gen"])
    Exploration.objects.create(student=cast.student, topic="Flood planning", created_at=now)
    for number, (name, title, employer, city, year) in enumerate(PEOPLE):
        opted_in(
            alum_person(f"p{number}@post.example", name, "America/Los_Angeles", ""),
            title=title,
            employer=employer,
            city=city,
            class_year=year,
            employer_kind="public",
            line="I left consulting for a city desk and never looked back.",
            topics=["starting", "changing"],
            backgrounds=["first_gen"],
            answers_soon=True,
            glad_first=number == 0,
        )
    for number in range(10):
        person = alum_person(f"c{number}@post.example", f"Ada N{number}", "UTC", "")
        opted_in(person, city=f"Town {number}", class_year=1990 + number)
    full = Alum.objects.get(last_name="Halloran")
    Place.objects.create(alum=full, month=now.date().replace(day=1), taken_at=now)


def test_the_directory_looks(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    peopled(cast, morning)
    hide(cast.other_alum, now=morning, by=cast.imani)
    pages = {
        "people": "/people/",
        "people-found": "/people/?q=flood&kind=public&topic=starting",
        "people-meant": "/people/?q=hydrolgist",
        "people-none": "/people/?q=flood&degree=doctorate",
        "people-full": "/people/?q=hydrologist",
        "people-hidden": "/people/hidden/",
        "people-one": f"/people/{Alum.objects.get(last_name='Ferreira').pk}/",
    }
    assert walk(browser, live_server, cast.imani, pages) == {}
    Alum.objects.all().delete()
    assert walk(browser, live_server, cast.imani, {"people-empty": "/people/"}) == {}


def test_it_finds_as_one_types_and_back_leads_back(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    peopled(cast, morning)
    context = signed_in(browser, cast.imani, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(f"{live_server.url}/people/")
    page.get_by_label("Search people").press_sequentially("hydrol")
    expect(page.locator("#found h3")).to_have_count(1)
    expect(page.get_by_label("Search people")).to_be_focused()
    assert page.url.endswith("?q=hydrol&sort=best")
    page.reload()
    expect(page.locator("#found h3")).to_have_count(1)
    page.get_by_label("Search people").fill("")
    page.get_by_label("Public sector").check()
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#rh")).to_have_text("3 people")
    page.get_by_role("link", name="Remove Public sector").click()
    page.go_back()
    expect(page.locator("#rh")).to_have_text("3 people")
    context.close()


def test_it_works_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    peopled(cast, morning)
    context = signed_in(browser, cast.imani, live_server.url, (390, "light"), script=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/people/")
    page.get_by_label("Search people").fill("halloran")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("button", name="Tell me when there is room").click()
    expect(page.get_by_text("Rapport tells you once, by mail, when Wren has room.")).to_be_visible()
    context.close()
    assert [wait.alum.name for wait in Wait.objects.of(cast.imani)] == ["Wren Halloran"]
