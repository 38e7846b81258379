"""Other ways through: signing up, and the whole journey without a single alum."""

from datetime import timedelta

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.site import Site
from tests.journeys.walker import Walker, Way, walker

pytestmark = pytest.mark.journey

PHONE = Way(script=True, width=390)


@pytest.fixture
def newcomer(site: Site, browser: Browser) -> Walker:
    """Somebody who signs up with a campus address and answers the first question."""
    walk = walker(browser, site, PHONE)
    address = f"newcomer{site.now():%H%M%S}@alder.example"
    sign_up(walk, address, "Noor Adeyemi")
    walk.page.get_by_label("What are you curious about?").fill("museum education")
    walk.press("Start exploring")
    return walk


def sign_up(walk: Walker, address: str, name: str) -> None:
    walk.open("/accounts/signup/")
    walk.look("signup")
    page = walk.page
    page.locator("input[name=email]").fill(address)
    page.locator("input[name=password1]").fill("letters-and-thread-26")
    page.get_by_label("Your full name").fill(name)
    walk.press("Create account")
    walk.enter_code(address)


def test_a_foreign_address_is_turned_away_with_what_was_typed(site: Site, browser: Browser) -> None:
    walk = walker(browser, site, PHONE)
    walk.open("/accounts/signup/")
    page = walk.page
    page.locator("input[name=email]").fill("somebody@elsewhere.example")
    page.locator("input[name=password1]").fill("letters-and-thread-26")
    page.get_by_label("Your full name").fill("Sam Stranger")
    walk.press("Create account")
    expect(page.locator("main")).to_contain_text("campus e-mail address")
    expect(page.get_by_label("Your full name")).to_have_value("Sam Stranger")
    walk.look("signup-refused")
    assert walk.faults == []


def test_someone_known_is_enough_for_the_whole_journey(newcomer: Walker) -> None:
    page = newcomer.page
    newcomer.open("/contacts/add/?relation=family")
    page.get_by_label("Their name").fill("Aunt Temi")
    page.get_by_label("E-mail address, if you have it").fill("temi@home.example")
    newcomer.press("Keep this person")
    newcomer.press("Write to Aunt")
    page.get_by_label("Your note").fill(
        "Dear Temi,\n\nI am studying history and wonder what museum educators do. Would you have"
        " 20 minutes on Saturday to tell me how you got there?\n\nNoor"
    )
    newcomer.press("Save and see")
    newcomer.look("compose-known")
    page.get_by_label("I promise this").check()
    newcomer.press("I sent it")
    newcomer.look("sent-known")
    page.get_by_label("Day").fill(f"{newcomer.site.now() + timedelta(days=2):%Y-%m-%d}")
    page.get_by_label("Start").fill("10:00")
    newcomer.press("We agreed on this time")
    newcomer.site.move_clock(3 * 86_400)
    newcomer.open("/")
    newcomer.press("Log it")
    page.locator("textarea[name=takeaways]").fill("Half of it is listening.")
    page.locator("label[for=id_pace_2]").click()
    newcomer.press("Close and write thank-you")
    newcomer.look("thanks-known")
    newcomer.press("I sent it")
    newcomer.open("/")
    expect(page.locator("main")).to_contain_text("1 thank-you settled")
    assert newcomer.faults == []


def test_back_after_filtering_shows_a_whole_page(newcomer: Walker) -> None:
    page = newcomer.page
    newcomer.open("/people/")
    page.get_by_label("Search people").fill("flood")
    page.get_by_label("Search people").press("Enter")
    page.wait_for_url("**q=flood**")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("nav[aria-label='Main, bottom of screen']")).to_be_visible()
    newcomer.open("/guide/")
    page.go_back()
    expect(page.locator("h1")).to_be_visible()
    assert newcomer.faults == []
