"""From an address book to the years after: prepare, talk without a network, log, thank, return."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from playwright.sync_api import Browser, FilePayload, expect
from pypdf import PdfReader

from tests.journeys.pair import Pair, link, pair
from tests.journeys.site import Site, text_of
from tests.journeys.test_requests import LONG, UNDO, send, write
from tests.journeys.walker import Walker, Way

pytestmark = pytest.mark.journey

# As LinkedIn writes it and a spreadsheet saves it again: preamble, byte mark, other dates.
EXPORT = (
    '\ufeffNotes:\r\n"When exporting your connection data, you may notice that some of the email'
    ' addresses are missing."\r\n\r\n'
    "First Name;Last Name;URL;Email Address;Company;Position;Connected On\r\n"
    "Berit;Lind;https://www.linkedin.com/in/berit-lind;;Alder State;Professor;12.03.2024\r\n"
    "Zoë;Okonjo;;zoe@harbor.example;Harbor Lights;Keeper;1/2/2023\r\n"
    ";;;;;;\r\n"
)
QUESTION = "Who decides where the water goes?"
NOTED = "The district does, and nobody reads its minutes."
OFFLINE = "She drew the three districts on a napkin."
TAKEAWAY = "Districts decide, in minutes that nobody reads."
ADVICE = "Read the minutes of one district"
DID = "I read a year of minutes and wrote to the clerk."


@pytest.mark.parametrize("way", LONG, ids=lambda way: way.name)
def test_from_an_address_book_to_the_years_after(site: Site, browser: Browser, way: Way) -> None:
    two = pair(site, way, "years")
    imani, rosalind = two.walkers(browser)
    bring_people(imani)
    plan(imani, two)
    print_the_sheet(imani)
    agree(imani, rosalind, two)
    talk = talk_at_the_table(imani, two)
    close_the_log(imani, talk)
    thank(imani, two)
    tell_what_came_of_it(imani, rosalind, two)
    write_to_the_name_given(imani, two)
    see_who_led_to_whom(imani, two)
    assert imani.faults + rosalind.faults == []


def bring_people(imani: Walker) -> None:
    """A messy export: two people found, one of them kept."""
    imani.open("/contacts/address-books/")
    file = FilePayload(name="Connections.csv", mimeType="text/csv", buffer=EXPORT.encode())
    imani.page.locator("input[type=file]").set_input_files(file)
    imani.press("Read the file")
    wait_for(imani, "Whom do you want to keep?")
    imani.look("book-read")
    imani.page.get_by_label("Berit Lind").check()
    imani.press("Keep the ticked")
    wait_for(imani, "1 person is kept.")
    imani.look("book-kept")


def wait_for(walk: Walker, words: str) -> None:
    """The page looks by itself where scripts run, else somebody looks again."""
    if walk.way.script:
        expect(walk.page.locator("body")).to_contain_text(words, timeout=30_000)
        return
    for _again in range(30):
        if words in walk.page.locator("body").inner_text():
            return
        walk.page.wait_for_timeout(1000)
        walk.page.reload()
    pytest.fail(f"{words} never came")


def plan(imani: Walker, two: Pair) -> None:
    imani.open(f"/contacts/{two.contact}/")
    imani.press("Plan questions")
    imani.page.get_by_label("Your own question").fill(QUESTION)
    imani.press("Add my question")
    expect(imani.page.locator("main")).to_contain_text(QUESTION)
    imani.look("years-prepare")
    imani.press("Open prep sheet")
    imani.look("years-sheet")


def print_the_sheet(imani: Walker) -> None:
    """One page of paper with the question on it."""
    paper = PdfReader(BytesIO(imani.page.pdf(format="Letter")))
    assert len(paper.pages) == 1
    assert QUESTION in " ".join(paper.pages[0].extract_text().split())


def agree(imani: Walker, rosalind: Walker, two: Pair) -> None:
    write(imani, two)
    send(imani)
    two.site.move_clock(UNDO)
    rosalind.open(two.letter_link())
    rosalind.page.locator("#accept .tile label").first.click()
    rosalind.press("Accept")
    rosalind.press("Tell Imani now")
    two.site.mail(two.student, "said yes")


def talk_at_the_table(imani: Walker, two: Pair) -> str:
    """The page on the table; with script the network goes away and comes back."""
    two.site.move_clock_to(two.offered(24) + timedelta(minutes=3))
    imani.open("/talks/")
    row = imani.page.locator("li", has_text=two.alum_name).locator("a").first
    path = str(row.get_attribute("href"))
    found = re.search(r"/talks/\d+/", path)
    assert found, path
    talk = found.group()
    imani.open(f"{talk}live/")
    page = imani.page
    page.locator("[data-card=middle] > summary").click()
    page.locator(".qs .fold summary").first.click()
    note = page.get_by_label(f"Note: {QUESTION}")
    note.press_sequentially(NOTED)
    page.get_by_label(QUESTION, exact=True).check()
    if imani.way.script:
        imani.context.set_offline(True)
        note.press_sequentially(f" {OFFLINE}")
        expect(
            page.get_by_text("No connection. Your notes are kept on this phone.")
        ).to_be_visible()
        imani.context.set_offline(False)
        expect(page.get_by_text("No connection. Your notes are kept on this phone.")).to_be_hidden()
    imani.look("years-live")
    if not imani.way.script:
        imani.press("Save")
    imani.press("End and log")
    return talk


def close_the_log(imani: Walker, talk: str) -> None:
    """What was noted stands beside the log; a name is given, with leave to say so."""
    page = imani.page
    assert f"{talk}log/" in page.url
    expect(page.locator("main")).to_contain_text(NOTED)
    if imani.way.script:
        expect(page.locator("main")).to_contain_text(OFFLINE)
    page.get_by_label("What you took away").fill(TAKEAWAY)
    page.get_by_label("Advice you were given").fill(ADVICE)
    page.locator("#id_name_1").fill("Ana Ruiz")
    page.locator("#id_place_1").fill("Tidewater Atlas")
    page.locator("label[for^=id_use_1]", has_text="Yes").first.click()
    page.locator("label", has_text="When I have news").click()
    imani.look("years-log")
    imani.press("Close and write thank-you")


def thank(imani: Walker, two: Pair) -> None:
    """Inside the window, in the student's own words."""
    note = imani.page.locator("#id_body")
    assert TAKEAWAY in note.input_value()
    imani.look("years-thanks")
    imani.press("Send thank-you")
    take_back_and_send_again(imani)
    two.site.move_clock(UNDO)
    assert TAKEAWAY in text_of(two.site.mail(two.alum, "thanks you"))


def take_back_and_send_again(imani: Walker) -> None:
    """For half a minute nobody was told: the note is a draft again, word for word."""
    assert imani.heading() == "Your thanks are on their way to Rosalind"
    imani.look("years-thanked")
    note = imani.page.locator(".letter").inner_text()
    imani.press("Undo")
    assert imani.page.locator("#id_body").input_value().split() == note.split()
    imani.press("Send thank-you")


def tell_what_came_of_it(imani: Walker, rosalind: Walker, two: Pair) -> None:
    """The alum may be written to; months later: you said, I did."""
    rosalind.open(link(two.site.mail(two.alum, "thanks you"), "/keep/"))
    rosalind.look("years-keep")
    rosalind.press("Through Rapport only")
    two.site.move_clock(86_400 * 60)
    imani.open("/advice/")
    if "login" in imani.page.url:
        imani.sign_in_by_code(two.student)
        imani.open("/advice/")
    imani.page.get_by_label("What you did").fill(DID)
    imani.press("I did it")
    assert DID in imani.page.get_by_label("Your words").input_value()
    imani.look("years-update")
    imani.press("Send to Rosalind")
    two.site.move_clock(UNDO)
    mail = two.site.mail(two.alum, "A word from Imani")
    text = " ".join(text_of(mail).split())
    assert f"you told Imani: “{ADVICE}”." in text
    assert DID in text
    assert two.student not in mail.as_string()
    rosalind.open(link(mail, "/came/"))
    expect(rosalind.page.locator("main")).to_contain_text(DID)
    rosalind.look("years-came")


def write_to_the_name_given(imani: Walker, two: Pair) -> None:
    """The first line says who gave the name."""
    imani.open("/contacts/?q=ana+ruiz")
    imani.press("Ana Ruiz")
    imani.press("Write to Ana")
    lines = imani.page.get_by_label("Your note").input_value().splitlines()
    said = [line for line in lines if line.strip()]
    assert f"{two.alum_name} suggested that I write to you." in said[1], said
    imani.look("years-referred")


def see_who_led_to_whom(imani: Walker, two: Pair) -> None:
    imani.open("/contacts/led/")
    main = imani.page.locator("main")
    expect(main).to_contain_text(two.alum_name)
    expect(main).to_contain_text("Ana Ruiz")
    imani.look("years-led")
