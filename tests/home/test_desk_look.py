"""Today of the staff in a real Chromium: full and empty, narrow and dark, by keys alone."""

from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import flag, fold
from apps.advising.models import Priority
from apps.home.actions import move_students, plan_away
from apps.imports.models import Batch
from apps.outreach.actions import ask_review
from tests.home.test_look import walk
from tests.home.world import World, whole
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def busy(world: World, morning: datetime) -> None:
    """A draft of a colleague's student, a flag, a file, and somebody without an advisor."""
    cast, then = world.cast, morning - timedelta(days=4)
    world.research(days=24)
    *_alumni, ana = world.people(days=24)
    ask_review(world.draft(ana, 4), now=then, by=cast.imani)
    flag(cast.student, Priority.TODAY, "Sounded lost on the phone", now=then, by=cast.nils)
    move_students([cast.classmate.pk], None, now=then, by=cast.nils)
    day = date(2026, 11, 19)
    plan_away(cast.dana, day, date(2026, 11, 27), cast.ruth, now=then, by=cast.nils)
    name = f"class-of-{'2011-' * 12}.csv"
    Batch.objects.create(
        kind="alumni", file_name=name, size=1, uploaded_by=cast.nils, created_at=then
    )
    fold()


def test_every_state_of_it(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    cast, today = world.cast, reverse("home:today")
    assert walk(browser, live_server, cast.nils, {"desk-empty": today}) == {}
    busy(world, morning)
    for person, name in ((cast.nils, "center"), (cast.dana, "advisor"), (cast.ruth, "colleague")):
        assert walk(browser, live_server, person, {f"desk-{name}": today}) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_the_first_thing_is_one_key_away(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    *,
    script: bool,
) -> None:
    whole(world)
    busy_flag = flag(
        world.cast.student, Priority.TODAY, "Sounded lost", now=morning, by=world.cast.nils
    )
    context = signed_in(browser, world.cast.dana, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.goto(live_server.url + reverse("home:today"))
    expect(page.get_by_role("heading", name="Good morning, Dana")).to_be_visible()
    expect(page.get_by_text(busy_flag.reason).first).to_be_visible()
    page.get_by_role("link", name="Look at the steps", exact=True).press("Enter")
    expect(page.get_by_role("heading", name="Imani Castellanos", level=1)).to_be_visible()
    opened = page.url
    context.close()
    assert reverse("advising:student", args=[world.cast.student.pk]) in opened
