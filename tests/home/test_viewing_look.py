"""Looking on as a student, in a real Chromium: the bar on every page, and keys alone."""

from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.contacts.models import Contact
from apps.home.actions import look_off, look_on
from apps.home.models import Viewing
from apps.outreach.models import Request
from apps.students.models import Student
from tests.home.world import World, whole
from tests.looks import LOOKS, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_with_its_bar(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    whole(world)
    student, nils = world.cast.student, world.cast.nils
    Student.objects.update(welcomed_at=morning)
    context = signed_in(browser, nils, live_server.url, look)
    page = context.new_page()
    page.goto(live_server.url + reverse("advising:student", args=[student.pk]))
    page.get_by_role("button", name="See Rapport as Imani does").click()
    expect(page.get_by_role("heading", name="Good morning, Imani")).to_be_visible()
    found = {"today": seen(page, f"viewing-today-{look[0]}-{look[1]}")}
    pages = {
        "people": reverse("contacts:people"),
        "person": reverse("contacts:contact", args=[Contact.objects.latest("pk").pk]),
        "request": reverse("outreach:request", args=[Request.objects.latest("pk").pk]),
        "refused": reverse("alumni:directory"),
        "sees": reverse("home:what_my_advisor_sees"),
    }
    for name, address in pages.items():
        shot = f"viewing-{name}-{look[0]}-{look[1]}"
        found[name] = faults(context, live_server.url + address, shot)
    context.close()
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_first_key_leads_to_the_end(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    *,
    script: bool,
) -> None:
    whole(world)
    Student.objects.update(welcomed_at=morning)
    context = signed_in(browser, world.cast.nils, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.goto(live_server.url + reverse("advising:student", args=[world.cast.student.pk]))
    page.get_by_role("button", name="See Rapport as Imani does").press("Enter")
    expect(page.get_by_text("You see Rapport as Imani Castellanos does")).to_be_visible()
    page.get_by_role("button", name="I thanked Somebody already").press("Enter")
    expect(page.get_by_role("heading", name="Nothing was changed")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="End, and see your own pages")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Imani Castellanos")).to_be_visible()
    context.close()
    assert Viewing.objects.get().ended_at is not None


def test_the_student_reads_it(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    look_on(world.cast.student, now=morning, by=world.cast.nils)
    look_off(now=morning, by=world.cast.nils)
    context = signed_in(browser, world.cast.imani, live_server.url, (390, "light"))
    address = live_server.url + reverse("home:what_my_advisor_sees")
    assert faults(context, address, "viewing-told") == []
    context.close()
