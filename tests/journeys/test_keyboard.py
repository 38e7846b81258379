"""By keyboard alone: find somebody, write and send; the alum accepts."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.calendars import entry_of
from tests.journeys.keys import Keys
from tests.journeys.pair import NOTE, Pair, link, pair
from tests.journeys.site import Site
from tests.journeys.walker import Walker, Way, walker

pytestmark = pytest.mark.journey

DESK = Way(script=True, width=1280)
UNDO = 40  # seconds


def test_without_a_mouse_from_the_directory_to_a_yes(site: Site, browser: Browser) -> None:
    two = pair(site, DESK, "keys", others=1)
    imani, rosalind = walker(browser, site, DESK), walker(browser, site, DESK)
    sign_in(imani, two)
    find(imani, two)
    write_and_send(imani)
    accept(rosalind, two)
    imani.open("/")
    Keys(imani.page).to("Today")
    expect(imani.page.locator("main")).to_contain_text("Rosalind said yes")
    assert imani.faults + rosalind.faults == []


def sign_in(imani: Walker, two: Pair) -> None:
    """A code by mail, typed."""
    imani.open("/accounts/login/code/")
    keys, before = Keys(imani.page), len(two.site.mails(two.student))
    keys.type("Email", two.student)
    keys.press("Send me a code")
    code = imani.code(two.student, before)
    if not imani.page.locator("input[name=code]:focus").count():
        keys.to("ode")
    imani.page.keyboard.type(code)
    keys.press("Go on")


def find(imani: Walker, two: Pair) -> None:
    """Menu, search, the person, keep, write."""
    imani.open("/")
    keys = Keys(imani.page)
    keys.press("People")
    keys.type("Search people", two.alum_name.split()[1])
    imani.page.keyboard.press("Enter")
    imani.page.wait_for_url("**q=**")
    keys.press(two.alum_name)
    assert imani.heading().startswith(two.alum_name)
    imani.look("profile-keys")
    keys.press("Keep")
    keys.press("Write to Rosalind")


def write_and_send(imani: Walker) -> None:
    keys, page = Keys(imani.page), imani.page
    keys.type("Your introduction", "I am a third-year geography student.")
    keys.type("Your note", NOTE.format(first="Rosalind"))
    at = imani.site.now() + timedelta(days=20)
    type_a_time(keys, at)
    expect(page.get_by_label("Day, option 1")).to_have_value(f"{at:%Y-%m-%d}")
    expect(page.get_by_label("Start, option 1")).to_have_value("08:00")
    keys.to("Video")
    keys.to("I promise this")
    page.keyboard.press("Space")
    expect(page.get_by_label("I promise this")).to_be_checked()
    imani.look("compose-keys")
    keys.press("Send to Rosalind")
    assert imani.heading() == "Sent to Rosalind"
    imani.site.move_clock(UNDO)


def type_a_time(keys: Keys, at: datetime) -> None:
    """A date field takes month, day and year; a time field hour, minute, half of the day."""
    keys.to("Day, option 1")
    keys.page.keyboard.type(f"{at:%m%d%Y}")
    keys.to("Start, option 1")
    keys.page.keyboard.type("0800AM")


def accept(rosalind: Walker, two: Pair) -> None:
    """Arrows choose the time, Enter accepts; the half minute is ended by a press."""
    rosalind.open(two.letter_link())
    keys, page = Keys(rosalind.page), rosalind.page
    for _stop in range(40):
        page.keyboard.press("Tab")
        if page.locator("#accept input[type=radio]:focus").count():
            break
    page.keyboard.press("Space")
    expect(page.locator("#accept input[type=radio]:focus")).to_be_checked()
    rosalind.look("answer-keys")
    keys.press("Accept")
    expect(page.locator("main")).to_contain_text("Agreed.")
    keys.press("Tell Imani now")
    expect(page.locator("main")).to_contain_text("The invitation is in your mail")
    mail = two.site.mail(two.student, "said yes")
    assert (entry_of(mail).method, entry_of(mail).attendee) == ("REQUEST", two.student)
    assert link(mail, "/talks/")
