"""By keyboard alone: an alum opts in from the mail, and a coordinator brings in a file."""

from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, FilePayload, expect
from pytest_django.live_server_helper import LiveServer

from apps.alumni import actions
from apps.alumni.models import Alum
from apps.alumni.tasks import apply_imports
from tests.alumni.files import ADA, file
from tests.alumni.test_campaigns import record
from tests.alumni.test_opting import link
from tests.conftest import Cast
from tests.journeys.keys import Keys
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
WAITS = 20_000  # milliseconds
WORDS = "Somebody once took the time for me."


def test_an_alum_says_yes_without_a_mouse(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    """What is shown, how often, about what and when; and out again from the same page."""
    number = record(1, title="Planner", employer="Portside Labs", city="Boulder").pk
    actions.invite([number], now=morning, by=cast.nils)
    ada = Alum.objects.get(pk=number)
    page = browser.new_page()
    page.goto(live_server.url + link(ada, "invitation"))
    keys = Keys(page)
    keys.to("Employer")
    page.keyboard.press("Space")
    expect(page.locator("#seen")).not_to_contain_text("Portside Labs")
    keys.choose("1 a month")
    keys.to("Getting started")
    page.keyboard.press("Space")
    keys.type("Why I said yes", WORDS)
    keys.to("Tuesday evening")
    page.keyboard.press("Space")
    keys.press("Show me to students")
    assert "students can see you now" in page.inner_text("h1")
    ada.refresh_from_db()
    assert (ada.status, ada.month_limit, ada.windows) == ("opted_in", 1, ["2ev"])
    assert ("employer" in ada.shows, ada.reason) == (False, WORDS)
    keys.press("Leave the directory")
    ada.refresh_from_db()
    assert ada.status == "opted_out"
    page.close()


def test_a_coordinator_brings_in_a_file_without_a_mouse(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    """The file chooser opens from the keys; what it then shows is the browser's."""
    context = signed_in(browser, cast.nils, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("alumni:imports"))
    keys = Keys(page)
    keys.to("File")
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Space")
    brought = FilePayload(name="office.csv", mimeType="text/csv", buffer=file(ADA))
    opened.value.set_files(brought)
    keys.press("Look at the file")
    apply_imports()
    expect(page.get_by_role("button", name="Import 1 row")).to_be_visible(timeout=WAITS)
    keys.press("Import 1 row")
    apply_imports()
    expect(page.get_by_text("Done.", exact=True)).to_be_visible(timeout=WAITS)
    assert Alum.objects.filter(last_name="Okonjo").count() == 1
    keys.press("Take this import back")
    apply_imports()
    assert not Alum.objects.filter(last_name="Okonjo").exists()
    context.close()
