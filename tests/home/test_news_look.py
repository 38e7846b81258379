"""Notifications and the bell in a real Chromium: full, empty, narrow, dark, by keys alone."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import note
from apps.home.actions import look_on
from apps.outreach.models import Request
from tests.home.test_look import walk
from tests.home.world import World, whole
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_every_state_of_it(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    cast, address = world.cast, reverse("home:notifications")
    assert walk(browser, live_server, cast.nils, {"news-empty": address}) == {}
    whole(world)
    cast.dana.called = "Maximiliana-" * 4
    cast.dana.save()
    for number in range(30):
        at = morning - timedelta(hours=number)
        note(cast.student, f"Said {number}", shared=True, now=at, by=cast.dana)
    look_on(cast.student, now=morning, by=cast.nils)
    Request.objects.filter(delivered_at=None).update(delivered_at=morning)
    for person, name in ((cast.imani, "student"), (cast.dana, "advisor"), (cast.rosalind, "alum")):
        assert walk(browser, live_server, person, {f"news-{name}": address}) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
@pytest.mark.parametrize("width", [390, 1280])
def test_the_bell_leads_there_and_a_press_reads_all(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    *,
    width: int,
    script: bool,
) -> None:
    whole(world)
    context = signed_in(browser, world.cast.imani, live_server.url, (width, "light"), script=script)
    page = context.new_page()
    page.goto(live_server.url + reverse("contacts:people"))
    page.get_by_role("link", name="Notifications 3 unread").press("Enter")
    expect(page.get_by_role("heading", name="Notifications", level=1)).to_be_visible()
    expect(page.get_by_role("link", name="Rosalind said yes")).to_be_visible()
    page.get_by_role("button", name="Mark all as read").press("Enter")
    expect(page.get_by_text("You have read everything that happened.")).to_be_visible()
    expect(page.get_by_role("link", name="Notifications", exact=True)).to_be_visible()
    page.get_by_role("link", name="Rosalind said yes").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Rosalind")
    opened = page.url
    context.close()
    assert opened.startswith(live_server.url + reverse("outreach:requests"))
