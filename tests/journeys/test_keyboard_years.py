"""By keyboard alone, from an address book to the years after: no press of a mouse between."""

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from tests.journeys.keys import Keys
from tests.journeys.pair import NOTE, Pair, link, pair
from tests.journeys.site import Site, text_of
from tests.journeys.test_keyboard import sign_in, type_a_time
from tests.journeys.test_years import ADVICE, DID, EXPORT, NOTED, OFFLINE, QUESTION, TAKEAWAY
from tests.journeys.walker import Walker, Way, walker

pytestmark = pytest.mark.journey

DESK = Way(script=True, width=1280)
UNDO = 40  # seconds
CUT = "No connection. Your notes are kept on this phone."


def test_without_a_mouse_from_an_address_book_to_the_years_after(
    site: Site, browser: Browser
) -> None:
    two = pair(site, DESK, "long")
    imani, rosalind = walker(browser, site, DESK), walker(browser, site, DESK)
    sign_in(imani, two)
    bring_people(imani)
    plan(imani, two)
    write_and_send(imani, two)
    accept(rosalind, two)
    talk_at_the_table(imani, two)
    close_the_log(imani)
    thank(imani, two)
    tell_what_came_of_it(imani, rosalind, two)
    write_to_the_name_given(imani, two)
    see_who_led_to_whom(imani, two)
    assert imani.faults + rosalind.faults == []


def bring_people(imani: Walker) -> None:
    """The file chooser opens from the keys; what it then shows is the browser's."""
    imani.open("/contacts/address-books/")
    keys, page = Keys(imani.page), imani.page
    keys.to("Your address book")
    with page.expect_file_chooser() as opened:
        page.keyboard.press("Space")
    file = FilePayload(name="Connections.csv", mimeType="text/csv", buffer=EXPORT.encode())
    opened.value.set_files(file)
    keys.press("Read the file")
    expect(page.locator("body")).to_contain_text("Whom do you want to keep?", timeout=30_000)
    keys.to("Berit Lind")
    page.keyboard.press("Space")
    keys.press("Keep the ticked")
    expect(page.locator("body")).to_contain_text("1 person is kept.", timeout=30_000)


def plan(imani: Walker, two: Pair) -> None:
    imani.open(f"/contacts/{two.contact}/")
    keys = Keys(imani.page)
    keys.press("Plan questions")
    keys.type("Your own question", QUESTION)
    keys.press("Add my question")
    expect(imani.page.locator("main")).to_contain_text(QUESTION)
    keys.press("Open prep sheet")
    expect(imani.page.get_by_role("article")).to_contain_text(QUESTION)


def write_and_send(imani: Walker, two: Pair) -> None:
    imani.open(f"/contacts/{two.contact}/")
    keys, page = Keys(imani.page), imani.page
    keys.press("Write to Rosalind")
    keys.type("Your introduction", "I am a third-year geography student.")
    keys.type("Your note", NOTE.format(first="Rosalind"))
    type_a_time(keys, two.offered(24))
    keys.to("I promise this")
    page.keyboard.press("Space")
    keys.press("Send to Rosalind")
    assert imani.heading() == "Sent to Rosalind"
    imani.site.move_clock(UNDO)


def accept(rosalind: Walker, two: Pair) -> None:
    rosalind.open(two.letter_link())
    keys = Keys(rosalind.page)
    keys.choose("8:00")
    keys.press("Accept")
    keys.press("Tell Imani now")
    two.site.mail(two.student, "said yes")


def talk_at_the_table(imani: Walker, two: Pair) -> None:
    """The cards open by Enter; the note of the question is written while the network is away."""
    two.site.move_clock_to(two.offered(24) + timedelta(minutes=3))
    imani.open("/talks/")
    keys, page = Keys(imani.page), imani.page
    keys.press(two.alum_name)
    keys.press("Open the live page")
    keys.to("Middle")
    page.keyboard.press("Enter")
    keys.to(QUESTION)
    page.keyboard.press("Space")
    keys.to(f"Note: {QUESTION}")
    page.keyboard.press("Enter")
    keys.type(f"Note: {QUESTION}", NOTED)
    imani.context.set_offline(True)
    page.keyboard.type(f" {OFFLINE}")
    expect(page.get_by_text(CUT)).to_be_visible()
    imani.look("live-keys")
    imani.context.set_offline(False)
    expect(page.get_by_text(CUT)).to_be_hidden()
    keys.to("Go to close")
    page.keyboard.press("Enter")
    assert "Close" in keys.at(), "the focus goes to the card that opened"
    keys.press("End and log")


def close_the_log(imani: Walker) -> None:
    keys, page = Keys(imani.page), imani.page
    expect(page.locator("main")).to_contain_text(OFFLINE)
    keys.type("What you took away", TAKEAWAY)
    keys.type("Advice you were given", ADVICE)
    keys.type("Name", "Ana Ruiz")
    keys.type("Where", "Tidewater Atlas")
    keys.choose("Yes")
    keys.choose("When I have news")
    imani.look("log-keys")
    keys.press("Close and write thank-you")


def thank(imani: Walker, two: Pair) -> None:
    keys = Keys(imani.page)
    assert TAKEAWAY in imani.page.locator("#id_body").input_value()
    keys.write_on("Your note", "\n\nI read the first of them tonight.")
    keys.press("Send thank-you")
    two.site.move_clock(UNDO)
    assert "I read the first of them tonight." in text_of(two.site.mail(two.alum, "thanks you"))


def tell_what_came_of_it(imani: Walker, rosalind: Walker, two: Pair) -> None:
    rosalind.open(link(two.site.mail(two.alum, "thanks you"), "/keep/"))
    Keys(rosalind.page).press("Through Rapport only")
    two.site.move_clock(86_400 * 60)
    imani.open("/advice/")
    if "login" in imani.page.url:
        sign_in(imani, two)
        imani.open("/advice/")
    keys = Keys(imani.page)
    keys.type("What you did", DID)
    keys.press("I did it")
    assert DID in imani.page.get_by_label("Your words").input_value()
    keys.press("Send to Rosalind")
    two.site.move_clock(UNDO)
    assert DID in text_of(two.site.mail(two.alum, "A word from Imani"))


def write_to_the_name_given(imani: Walker, two: Pair) -> None:
    imani.open("/contacts/")
    keys = Keys(imani.page)
    keys.press("Ana Ruiz")
    keys.press("Write to Ana")
    note = imani.page.get_by_label("Your note")
    said = [line for line in note.input_value().splitlines() if line.strip()]
    assert f"{two.alum_name} suggested that I write to you." in said[1], said


def see_who_led_to_whom(imani: Walker, two: Pair) -> None:
    imani.open("/contacts/")
    keys = Keys(imani.page)
    keys.press("Who led to whom")
    expect(imani.page.locator("main")).to_contain_text(
        re.compile(rf"{two.alum_name}.*Ana Ruiz", re.DOTALL)
    )
