"""The log in a real Chromium: what is typed outlives its tab, its network and its session."""

import re
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.interviews.models import Interview, Referral
from apps.interviews.workflow import Status
from tests.conftest import Cast
from tests.interviews.test_words import BAR, COPIES, copies, press, reopened
from tests.looks import phone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TAKEAWAY, NAME = "Zoning is where flood plans live or die.", "Mireille Okonjo"
SAVE = "Close and write thank-you"


@pytest.fixture
def page(
    transactional_db: None,
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    outside: Interview,
) -> Iterator[Page]:
    """Imani's phone, at the log of a conversation."""
    path = reverse("interviews:log", args=[outside.pk])
    with phone(browser, cast.imani, live_server.url + path) as page:
        yield page


def fill(page: Page) -> None:
    page.get_by_label("What you took away").fill(TAKEAWAY)
    page.get_by_label("Name", exact=True).first.fill(NAME)
    page.get_by_text("Not yet", exact=True).click()
    page.get_by_text("When I have news", exact=True).click()


def press_in_vain(page: Page) -> None:
    """There is no network for a moment."""
    page.context.set_offline(True)
    page.get_by_role("button", name=SAVE).click()
    page.wait_for_timeout(500)
    page.context.set_offline(False)


def has_all(page: Page) -> None:
    expect(page.get_by_label("What you took away")).to_have_value(TAKEAWAY)
    expect(page.get_by_label("Name", exact=True).first).to_have_value(NAME)
    expect(page.get_by_label("Not yet", exact=True)).to_be_checked()


def test_a_log_outlives_a_tab_that_closed_and_goes_once_it_is_saved(
    page: Page, outside: Interview
) -> None:
    fill(page)
    tab = reopened(page)
    has_all(tab)
    expect(tab.get_by_text(BAR)).to_be_visible()
    press(tab, SAVE)
    tab.wait_for_function(f"() => {COPIES} === 0")
    outside.refresh_from_db()
    assert (outside.status, outside.log.takeaways) == (Status.HELD, TAKEAWAY)
    assert Referral.objects.get().name == NAME


def test_the_last_word_on_sharing_is_kept(page: Page) -> None:
    """The two answers stand beside the form, not in it."""
    page.get_by_label("Dana and I").check()
    fill(page)
    page.get_by_label("Only I").check()
    tab = reopened(page)
    has_all(tab)
    assert tab.get_by_label("Only I").is_checked()


def test_words_that_another_device_wrote_over_are_shown(
    page: Page, cast: Cast, outside: Interview
) -> None:
    """A press that never arrived, and a log that was saved elsewhere: both must be seen."""
    fill(page)
    address = page.url
    press_in_vain(page)
    desk = Client()
    desk.force_login(cast.imani)
    path = reverse("interviews:log", args=[outside.pk])
    assert desk.post(path, {"takeaways": "At the desk.", "pace": "news"}).status_code == 302
    page.goto(address)
    expect(page.get_by_label("What you took away")).to_have_value(TAKEAWAY)
    expect(page.get_by_text(BAR)).to_be_visible()


def test_what_was_saved_can_be_taken_instead(page: Page) -> None:
    fill(page)
    tab = reopened(page)
    tab.get_by_role("button", name="Take what was saved").click()
    expect(tab.get_by_label("What you took away")).to_have_value("")
    expect(tab.get_by_text(BAR)).to_be_hidden()
    assert copies(tab) == 0


def test_a_press_after_the_session_ended_loses_nothing(page: Page, outside: Interview) -> None:
    fill(page)
    kept = page.context.cookies()
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    address = page.url
    page.get_by_role("button", name=SAVE).click()
    page.wait_for_url(re.compile("/accounts/"))
    page.context.add_cookies(
        [{"name": one["name"], "value": one["value"], "url": address} for one in kept]
    )
    page.goto(address)
    has_all(page)
    outside.refresh_from_db()
    assert outside.status != Status.HELD


def test_a_press_without_a_network_loses_nothing(page: Page) -> None:
    fill(page)
    address = page.url
    press_in_vain(page)
    page.goto(address)
    has_all(page)
    assert copies(page) == 1
