"""The pages of alumni and of who invites them, in a real Chromium, empty and full."""

from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.alumni import actions
from apps.alumni.models import Alum, Campaign
from apps.outreach.models import Request
from tests.alumni.test_campaigns import record
from tests.alumni.test_opting import link
from tests.conftest import Cast
from tests.home.test_look import walk
from tests.home.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def invited(cast: Cast, now: datetime) -> Alum:
    ada = record(
        1, title="Planner", employer="Portside Labs", city="Boulder", groups="Rowing", prefix="Dr."
    )
    actions.invite([ada.pk], now=now, by=cast.nils)
    return Alum.objects.get(pk=ada.pk)


def test_the_pages_behind_the_links_of_an_alum(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    ada = invited(cast, morning)
    paths = {"opt-in": link(ada, "invitation"), "choices-invited": link(ada, "choices")}
    assert walk(browser, live_server, None, paths) == {}
    page = browser.new_page()
    page.goto(live_server.url + paths["opt-in"])
    page.get_by_role("button", name="Show me to students").click()
    page.close()
    ada.refresh_from_db()
    assert ada.status == "opted_in"
    again = {"opted-in": paths["opt-in"], "choices-listed": link(ada, "choices")}
    assert walk(browser, live_server, None, again) == {}


@pytest.mark.parametrize("script", [True, False])
def test_the_card_beside_the_page_follows_what_is_switched(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime, *, script: bool
) -> None:
    ada = invited(cast, morning)
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(live_server.url + link(ada, "invitation"))
    seen = page.locator("#seen")
    expect(seen).to_contain_text("Portside Labs")
    page.locator("label[for=show-employer]").click()
    page.get_by_label("Tuesday evening").check()
    page.get_by_label("Why I said yes").fill("Somebody did it for me.")
    if not script:
        page.get_by_role("button", name="Show my changes here").click()
    expect(seen).to_contain_text("Usually free Tuesday evenings")
    expect(seen).to_contain_text("Somebody did it for me.")
    expect(seen).not_to_contain_text("Portside Labs")
    ada.refresh_from_db()
    assert (ada.status, ada.reason, ada.windows) == ("invited", "", [])
    context.close()


def test_the_pages_of_who_invites(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    empty = {"campaigns-empty": reverse("alumni:campaigns"), "numbers": reverse("alumni:numbers")}
    assert walk(browser, live_server, cast.nils, empty) == {}
    for number in range(3):
        record(number)
    record(4, email="")
    fresh = {"campaign-new": reverse("alumni:campaign_new")}
    assert walk(browser, live_server, cast.nils, fresh) == {}
    actions.start_campaign({"year_from": 2000}, 30, 3, now=morning, by=cast.nils)
    actions.run_campaigns(now=morning)
    actions.suggest_colleague(cast.alum, "Bo Ruiz", "Plans levees.", now=morning, by=cast.rosalind)
    full = {
        "campaigns": reverse("alumni:campaigns"),
        "campaign": reverse("alumni:campaign", args=[Campaign.objects.get().pk]),
        "campaign-none": reverse("alumni:campaign_new") + "?city=nowhere&a_day=9",
        "numbers-full": reverse("alumni:numbers"),
        "records": reverse("alumni:people") + "?status=unasked",
    }
    assert walk(browser, live_server, cast.nils, full) == {}


def test_the_page_of_an_alum_who_signed_in(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    world = World(cast, morning)
    world.research()
    rosalind, teodor, _ana = world.people()
    world.sent(rosalind)
    world.held(teodor)
    Request.objects.update(delivered_at=morning)
    for person in (cast.rosalind, cast.teodor):
        paths = {
            f"own-{person.called}": "/",
            f"profile-{person.called}": reverse("alumni:mine"),
            f"own-choices-{person.called}": reverse("alumni:own_choices"),
        }
        assert walk(browser, live_server, person, paths) == {}
