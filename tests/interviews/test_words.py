"""The notes of the years after in a real Chromium: typed words outlive their tab and connection."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.interviews.models import Interview, ThankYou, Update
from tests.conftest import Cast
from tests.looks import phone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TYPED = "Words that no server has."
BAR = "Restored from this device. These words were not saved yet."
OFFLINE = "Not saved: no connection. Kept on this device."
COPIES = "Object.keys(localStorage).filter((key) => key.startsWith('rapport:draft:')).length"


@pytest.fixture
def page(
    transactional_db: None, browser: Browser, live_server: LiveServer, cast: Cast, thanks: ThankYou
) -> Iterator[Page]:
    """Imani's phone, at the note to Rosalind; the conversation is logged."""
    path = reverse("interviews:thanks", args=[thanks.interview_id])
    with phone(browser, cast.imani, live_server.url + path) as page:
        yield page


def area(page: Page) -> Locator:
    return page.locator("main textarea")


def reopened(page: Page) -> Page:
    """The same page, with a connection, after its tab was closed."""
    tab = page.context.new_page()
    tab.set_default_timeout(10_000)
    address = page.url
    page.close()
    tab.context.set_offline(False)
    tab.goto(address)
    return tab


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).first.click()


def copies(page: Page) -> int:
    return int(page.evaluate(COPIES))


@pytest.fixture(params=["thanks", "update", "tell"])
def writing(request: pytest.FixtureRequest, page: Page, live_server: LiveServer) -> Page:
    """Each of the three pages; Rosalind's name came from Ana."""
    talk = Interview.objects.get()
    paths = {
        "thanks": reverse("interviews:thanks", args=[talk.pk]),
        "update": reverse("interviews:update", args=[talk.contact_id]),
        "tell": reverse("outreach:tell", args=[talk.pk]),
    }
    who = Acquaintance(name="Ana Ruiz", relation="friend", email="ana@ruiz.example")
    student, moment = talk.contact.student, talk.created_at
    giver = add(who, student=student, now=moment, by=student.person)
    Contact.objects.filter(pk=talk.contact_id).update(referred_by=giver)
    page.goto(live_server.url + paths[request.param])
    return page


def test_words_outlive_a_tab_that_closed(writing: Page) -> None:
    before = area(writing).input_value()
    # On a slow machine they would be saved before the tab is closed. A held request would be let
    # go by a tab that closes, so the connection is cut.
    writing.context.set_offline(True)
    area(writing).press_sequentially(TYPED)
    tab = reopened(writing)
    expect(area(tab)).to_have_value(re.compile(TYPED))
    expect(tab.get_by_text(BAR)).to_be_visible()
    tab.get_by_role("button", name="Take what was saved").click()
    expect(area(tab)).to_have_value(before)
    expect(tab.get_by_text(BAR)).to_be_hidden()
    assert copies(tab) == 0
    again = reopened(tab)
    expect(area(again)).to_have_value(before)
    expect(again.get_by_text(BAR)).to_be_hidden()


def test_a_note_is_saved_while_one_types(page: Page, thanks: ThankYou) -> None:
    area(page).fill(TYPED)
    area(page).blur()
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved .* [ap]m$"))
    thanks.refresh_from_db()
    assert (thanks.body, thanks.status) == (TYPED, "drafted")
    assert copies(page) == 0
    area(page).fill(f"{TYPED} And more.")
    area(page).blur()
    page.wait_for_function(f"() => {COPIES} === 0")
    thanks.refresh_from_db()
    assert thanks.body == f"{TYPED} And more."


def test_an_offer_that_is_not_put_in_yet_stays_on_the_device(page: Page) -> None:
    page.get_by_text("Offer to return the favor").click()
    page.get_by_label("One line of yours").fill(TYPED)
    area(page).fill("Thank you.")
    area(page).blur()
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved .* [ap]m$"))
    tab = reopened(page)
    expect(tab.get_by_label("One line of yours")).to_have_value(TYPED)
    expect(tab.get_by_text(BAR)).to_be_visible()
    assert copies(tab) == 1


def test_a_later_word_is_saved_while_one_types(page: Page, thanks: ThankYou) -> None:
    contact = thanks.interview.contact_id
    page.goto(page.url.replace(page.url.split("/", 3)[3], f"contacts/{contact}/update/"))
    area(page).fill(TYPED)
    area(page).blur()
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved .* [ap]m$"))
    assert Update.objects.get().body == TYPED
    assert copies(page) == 0


def test_without_a_connection_the_copy_stays_until_the_note_is_sent(
    page: Page, thanks: ThankYou
) -> None:
    page.context.set_offline(True)
    area(page).fill(TYPED)
    area(page).blur()
    expect(page.locator("#saved")).to_have_text(OFFLINE)
    assert copies(page) == 1
    page.context.set_offline(False)
    press(page, "Send thank-you")
    thanks.refresh_from_db()
    assert (thanks.body, thanks.status) == (TYPED, "sent")
    page.wait_for_function(f"() => {COPIES} === 0")


def test_another_window_is_not_written_over(page: Page, cast: Cast, thanks: ThankYou) -> None:
    elsewhere = Client()
    elsewhere.force_login(cast.imani)
    path = reverse("interviews:thanks", args=[thanks.interview_id])
    elsewhere.post(path, {"form": "email", "body": "Written at the desk.", "do": "save"})
    area(page).fill(TYPED)
    area(page).blur()
    expect(page.locator("#saved")).to_contain_text("Another window changed this note.")
    thanks.refresh_from_db()
    assert thanks.body == "Written at the desk."
    tab = reopened(page)
    expect(area(tab)).to_have_value(TYPED)
    press(tab, "Save and see")
    expect(area(tab)).to_have_value(f"Written at the desk.\n\n{TYPED}")
    assert copies(tab) == 0


def test_an_ended_session_keeps_the_words_here(page: Page, thanks: ThankYou) -> None:
    page.context.clear_cookies()
    area(page).fill(TYPED)
    area(page).blur()
    expect(page.locator("#saved")).to_contain_text("Not saved; open this page again.")
    thanks.refresh_from_db()
    assert (thanks.body, copies(page)) == ("", 1)
