"""The live page in a real Chromium that loses its tab, its network and its session."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from playwright.sync_api import Error as PlaywrightError
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.core import clock
from apps.interviews.actions import ask, sheet_for
from apps.interviews.models import Interview, LiveEntry, LiveNote, Question
from tests.conftest import Cast
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

QUESTIONS = ["How do grants get decided?", "What does a week look like?", "Who pays?"]
PHONE = (390, "light")
PASSWORD = "a meadow in winter"
# Whether the worker has this page and all files that it names.
KEPT = """async (path) => {
  const page = await (await caches.open("rapport-pages")).match(path, { ignoreVary: true });
  const files = await (await caches.open("rapport-files")).keys();
  const named = document.querySelectorAll("link[href], script[src]");
  return Boolean(page) && files.length === new Set([...named].map((e) => e.href || e.src)).size;
}"""
# How many entries and how many fields lie in IndexedDB, whoever they belong to.
COUNTS = """() => new Promise((done) => {
  indexedDB.open("rapport").onsuccess = ({ target }) => {
    const both = target.result.transaction(["entries", "fields"]);
    const [entries, fields] = ["entries", "fields"].map((name) => both.objectStore(name).count());
    both.oncomplete = () => done([entries.result, fields.result]);
  };
})"""
OFFLINE = "No connection. Your notes are kept on this phone."


@dataclass
class Table:
    """A phone on the table: its browser, and the page of a conversation that began just now."""

    browser: Browser
    site: str
    person: Person
    talk: Interview

    @property
    def path(self) -> str:
        return reverse("interviews:live", args=[self.talk.pk])

    def phone(self) -> BrowserContext:
        return signed_in(self.browser, self.person, self.site, PHONE)

    def open(self, phone: BrowserContext, path: str = "") -> Page:
        page = phone.new_page()
        page.goto(self.site + (path or self.path))
        return page

    def kept_by_worker(self, page: Page, path: str = "") -> None:
        """Waits until the page and its files are on the device."""
        until(page, KEPT, path or self.path)


@pytest.fixture
def table(
    browser: Browser, live_server: LiveServer, cast: Cast, talk: Interview, now: datetime
) -> Table:
    ask(sheet_for(talk.contact), [(text, "") for text in QUESTIONS], now=now, by=cast.imani)
    began = clock.now() - timedelta(minutes=3)
    Interview.objects.filter(pk=talk.pk).update(starts_at=began)
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    return Table(browser, str(live_server.url), cast.imani, talk)


@pytest.fixture
def phone(table: Table) -> Iterator[BrowserContext]:
    context = table.phone()
    context.set_default_timeout(10_000)
    yield context
    context.close()


def middle(page: Page) -> Page:
    """The card with the questions, with every note unfolded."""
    card = page.locator("[data-card=middle]")
    if card.get_attribute("open") is None:
        card.locator("> summary").click()
    for fold in page.locator(".qs .fold").all():
        if fold.get_attribute("open") is None:
            fold.locator("summary").click()
    return page


def write(page: Page, question: str, words: str) -> None:
    page.get_by_label(f"Note: {question}").press_sequentially(words)


def stored() -> dict[str, tuple[str, bool]]:
    return {one.about: (one.text, one.asked) for one in LiveNote.objects.all()}


def until(page: Page, script: str, arg: object = None) -> None:
    """Waits for a promise that comes true; ten seconds at most."""
    for _again in range(200):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"never came true: {script}")


def settled(page: Page) -> None:
    """Nothing waits on the device any more."""
    until(page, "async () => (await kept.mine()).length === 0")


def sign_in(page: Page) -> None:
    page.get_by_label("Email").fill("imani@alder.example")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_nothing_typed_is_lost_with_the_tab_the_network_and_the_session(
    table: Table, phone: BrowserContext
) -> None:
    page = middle(table.open(phone))
    table.kept_by_worker(page)
    write(page, QUESTIONS[0], "Before the tunnel")
    settled(page)
    phone.set_offline(True)
    expect(page.get_by_text(OFFLINE)).to_be_visible()
    write(page, QUESTIONS[0], ", and in it")
    page.get_by_label(QUESTIONS[0], exact=True).check()
    write(page, QUESTIONS[1], "Forty hours, more in spring")
    page.get_by_label("A word to remember").press_sequentially("Match funding")
    page.close()  # the tab
    Session.objects.all().delete()  # the session
    again = middle(table.open(phone))  # from the device: there is no network
    expect(again.get_by_label(f"Note: {QUESTIONS[0]}")).to_have_value(
        "Before the tunnel, and in it"
    )
    expect(again.get_by_label("A word to remember")).to_have_value("Match funding")
    again.get_by_label("A word to remember").press_sequentially(": 25 in 100")
    phone.set_offline(False)
    expect(again.get_by_text("You are signed out.")).to_be_visible()
    assert stored() == {QUESTIONS[0]: ("Before the tunnel", False)}
    again.get_by_role("link", name="Sign in").click()
    sign_in(again)
    again.wait_for_url(table.site + table.path)
    settled(again)
    assert stored() == {
        QUESTIONS[0]: ("Before the tunnel, and in it", True),
        QUESTIONS[1]: ("Forty hours, more in spring", False),
        "": ("Match funding: 25 in 100", False),
    }


def test_an_hour_without_a_network(table: Table, phone: BrowserContext) -> None:
    """An hour passes on the clock of the phone."""
    page = phone.new_page()
    page.clock.install()
    page.goto(table.site + table.path)
    middle(page)
    table.kept_by_worker(page)
    phone.set_offline(True)
    for minute, question in enumerate(QUESTIONS):
        write(page, question, f"Said in minute {minute}")
        page.clock.fast_forward("20:00")
    page.get_by_label("A word to remember").press_sequentially("Last words")
    page.close()
    phone.set_offline(False)
    again = table.open(phone)
    settled(again)
    found = {question: (f"Said in minute {n}", False) for n, question in enumerate(QUESTIONS)}
    assert stored() == found | {"": ("Last words", False)}


def test_a_tab_that_crashes_right_after_a_key_press_loses_nothing(
    table: Table, phone: BrowserContext
) -> None:
    """The process of the tab ends as on a phone that runs out of memory."""
    is_dead = [True]
    phone.route("**/keep/", lambda way: way.abort() if is_dead[0] else way.continue_())
    page = middle(table.open(phone))
    write(page, QUESTIONS[0], "The last letter counts")
    with suppress(PlaywrightError):
        page.goto("chrome://crash", timeout=3000)
    is_dead[0] = False
    settled(table.open(phone))
    assert stored() == {QUESTIONS[0]: ("The last letter counts", False)}


def test_two_devices_keep_both_texts(table: Table, phone: BrowserContext) -> None:
    laptop = table.phone()
    here, there = middle(table.open(phone)), middle(table.open(laptop))
    phone.set_offline(True)
    write(here, QUESTIONS[0], "From the phone")
    write(there, QUESTIONS[0], "From the laptop")
    settled(there)
    phone.set_offline(False)
    expect(here.get_by_text("Both texts stand here.")).to_be_visible()
    settled(here)
    both = "From the laptop\n\nAlso written on another device:\nFrom the phone"
    assert stored() == {QUESTIONS[0]: (both, False)}
    expect(here.get_by_label(f"Note: {QUESTIONS[0]}")).to_have_value(both)
    write(here, QUESTIONS[0], " and on")
    settled(here)
    laptop.close()
    assert stored() == {QUESTIONS[0]: (f"{both} and on", False)}


def test_an_answer_that_never_came_changes_nothing_the_second_time(
    table: Table, phone: BrowserContext
) -> None:
    """The server has the words, the phone does not know; then it goes on typing."""
    page = middle(table.open(phone))
    page.route("**/keep/", lambda route: (route.fetch(), route.abort()))
    write(page, QUESTIONS[0], "Once")
    for _again in range(100):
        if stored():
            break
        page.wait_for_timeout(50)
    write(page, QUESTIONS[0], " only, and more in the middle")
    page.close()
    again = table.open(phone)
    settled(again)
    assert stored() == {QUESTIONS[0]: ("Once only, and more in the middle", False)}
    assert LiveEntry.objects.count() == 2


def test_two_windows_of_one_phone_lose_nothing(table: Table, phone: BrowserContext) -> None:
    one, two = middle(table.open(phone)), middle(table.open(phone))
    phone.set_offline(True)
    write(one, QUESTIONS[0], "Window one")
    write(two, QUESTIONS[0], "Window two")
    write(one, QUESTIONS[1], "Only here")
    phone.set_offline(False)
    settled(one)
    settled(two)
    found = stored()
    assert sorted(found[QUESTIONS[0]][0].split("\n\nAlso written on another device:\n")) == [
        "Window one",
        "Window two",
    ]
    assert found[QUESTIONS[1]] == ("Only here", False)


def become(phone: BrowserContext, person: Person, site: str) -> None:
    """Somebody else signs in on the same phone."""
    client = Client()
    client.force_login(person)
    phone.clear_cookies()
    name = settings.SESSION_COOKIE_NAME
    phone.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site}])


def test_words_of_one_person_are_not_sent_by_the_next(
    table: Table, phone: BrowserContext, cast: Cast
) -> None:
    page = middle(table.open(phone))
    table.kept_by_worker(page)
    write(page, QUESTIONS[1], "On the server")
    settled(page)
    there = {QUESTIONS[1]: ("On the server", False)}
    phone.set_offline(True)
    write(page, QUESTIONS[0], "For Imani alone")
    page.close()
    phone.set_offline(False)
    become(phone, cast.mateo, table.site)
    other = table.open(phone, "/")
    until(other, "async () => !(await caches.keys()).some((name) => name.startsWith('rapport-'))")
    until(other, f"async () => (await ({COUNTS})())[1] === 0")
    assert other.evaluate("kept.mine()") == []
    assert "For Imani alone" not in other.content()
    assert stored() == there
    phone.set_offline(True)
    with pytest.raises(PlaywrightError):
        other.goto(table.site + table.path)
    phone.set_offline(False)
    become(phone, cast.imani, table.site)
    settled(table.open(phone, "/"))  # any page of hers sends what waits
    assert stored() == there | {QUESTIONS[0]: ("For Imani alone", False)}


def sign_out(page: Page) -> None:
    page.locator(".side summary.me").click()
    page.locator(".side").get_by_role("button", name="Sign out").click()


def test_signing_out_offers_unsaved_words_as_a_file_first(table: Table, tmp_path: Path) -> None:
    desk = signed_in(table.browser, table.person, table.site, (1280, "light"))
    page = middle(table.open(desk))
    table.kept_by_worker(page)
    desk.route("**/keep/", lambda route: route.abort())  # the words do not get through
    write(page, QUESTIONS[0], "Never saved")
    page.get_by_label(QUESTIONS[1], exact=True).check()
    today = table.open(desk, reverse("interviews:talks"))
    today.evaluate(
        'localStorage.setItem(`rapport:draft:${kept.me}:x`, \'{"words": {"t": "A draft"}}\')'
    )
    sign_out(today)
    expect(today.get_by_role("heading", name="Some words on this device")).to_be_visible()
    with today.expect_download() as got:
        today.get_by_role("button", name="Download them").click()
    got.value.save_as(tmp_path / "words.txt")
    assert (tmp_path / "words.txt").read_text().split("\n\n") == [
        "Words that were not saved",
        f"{QUESTIONS[0]}\nNever saved",
        f"{QUESTIONS[1]}\n(asked)",
        "A draft\n",
    ]
    today.get_by_role("button", name="Stay").click()
    assert len(today.evaluate("kept.mine()")) == 2
    desk.set_offline(True)
    sign_out(today)
    today.get_by_role("button", name="Sign out and remove them").click()
    expect(today.get_by_text("you are still signed in, and your words")).to_be_visible()
    assert len(today.evaluate("kept.mine()")) == 2
    desk.set_offline(False)
    today.get_by_role("button", name="Sign out and remove them").click()
    today.wait_for_url("**/accounts/login/**")
    left = """async () => [
      (await caches.keys()).length,
      Object.keys(localStorage).filter((key) => key !== "rapport:timer").length,
    ]"""
    assert (today.evaluate(COUNTS), today.evaluate(left)) == ([0, 0], [0, 0])
    assert stored() == {}
    desk.close()


def test_signing_out_sends_first_and_asks_nothing_then(table: Table) -> None:
    desk = signed_in(table.browser, table.person, table.site, (1280, "light"))
    page = middle(table.open(desk))
    table.kept_by_worker(page)
    desk.set_offline(True)
    write(page, QUESTIONS[0], "Saved on the way out")
    page.close()
    desk.set_offline(False)
    today = table.open(desk, reverse("interviews:talks"))
    sign_out(today)
    today.wait_for_url("**/accounts/login/**")
    assert today.evaluate("caches.keys()") == []
    desk.close()
    assert stored() == {QUESTIONS[0]: ("Saved on the way out", False)}


def test_the_prep_sheet_opens_offline_and_a_logged_talk_does_not(
    table: Table, phone: BrowserContext
) -> None:
    sheet = reverse("interviews:sheet", args=[table.talk.contact_id])
    page = table.open(phone, sheet)
    table.kept_by_worker(page, sheet)
    phone.set_offline(True)
    page.reload()
    expect(page.get_by_text("This is the copy on this phone.")).to_be_visible()
    expect(page.get_by_text(QUESTIONS[2])).to_be_visible()
    font = page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
    assert "Newsreader" in font
    with pytest.raises(PlaywrightError):  # a page that may not stay
        page.goto(table.site + reverse("interviews:talk", args=[table.talk.pk]))
    phone.set_offline(False)
    Interview.objects.update(status="held")
    table.open(phone, sheet)
    until(page := table.open(phone, sheet), "async (p) => !(await caches.match(p))", sheet)
    phone.set_offline(True)
    with pytest.raises(PlaywrightError):
        page.goto(table.site + sheet)


def test_without_script_the_page_is_a_form_by_keyboard(table: Table) -> None:
    context = signed_in(table.browser, table.person, table.site, PHONE, script=False)
    page = table.open(context)
    page.locator("[data-card=middle] > summary").press("Enter")
    page.get_by_label(QUESTIONS[0], exact=True).press("Space")
    page.get_by_label("A word to remember").press_sequentially("Match")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.get_by_text("Saved.", exact=True)).to_be_visible()
    page.get_by_label("A word to remember").fill("Match funding")
    page.get_by_role("button", name="End and log").press("Enter")
    expect(page.get_by_role("heading", name="What did you learn from Rosalind?")).to_be_visible()
    expect(page.get_by_text(QUESTIONS[1])).to_be_visible()  # still open
    context.close()
    assert stored() == {QUESTIONS[0]: ("", True), "": ("Match funding", False)}


def test_the_timer_is_quiet_and_can_be_turned_off(table: Table, phone: BrowserContext) -> None:
    page = phone.new_page()
    page.clock.install()
    page.goto(table.site + table.path)
    timer, live = page.locator("#timer"), page.locator("#live")
    expect(timer).to_have_text("17 minutesleft")
    page.get_by_role("button", name="turn the timer off").click()
    expect(timer).to_be_hidden()
    page.reload()
    expect(timer).to_be_hidden()
    page.get_by_role("button", name="turn the timer on").click()
    expect(live).to_have_text("")
    expect(page.get_by_role("button", name="Rosalind could not come")).to_be_hidden()
    page.clock.fast_forward("12:05")
    expect(timer).to_have_text("5 minutesleft")
    expect(live).to_have_text("Five minutes left.")
    page.get_by_text("Rosalind has not joined").click()
    expect(page.get_by_role("button", name="Rosalind could not come")).to_be_visible()
    page.clock.fast_forward("06:00")
    expect(timer).to_have_text("Time is upclose kindly")


def test_cards_lead_to_the_log(table: Table, phone: BrowserContext) -> None:
    page = table.open(phone)
    page.get_by_role("button", name="Go to the questions").click()
    page.get_by_label(QUESTIONS[0], exact=True).check()
    page.get_by_role("button", name="Go to close").click()
    expect(page.get_by_text("Who else would see this differently?")).to_be_visible()
    page.get_by_role("button", name="End and log").click()
    page.wait_for_url("**/log/")
    assert stored() == {QUESTIONS[0]: ("", True)}


def test_a_practice_leaves_nothing_anywhere(table: Table, phone: BrowserContext) -> None:
    page = middle(table.open(phone, reverse("interviews:practice", args=[table.talk.pk])))
    expect(page.locator("#timer")).to_have_text("20 minutesleft")
    write(page, QUESTIONS[0], "Practised words")
    page.get_by_label("A word to remember").fill("More")
    page.wait_for_timeout(2000)
    assert page.evaluate("kept.mine()") == []
    page.get_by_role("link", name="End the practice").click()
    page.wait_for_url(f"**/talks/{table.talk.pk}/")
    assert (stored(), LiveEntry.objects.count(), Question.objects.count()) == ({}, 0, 3)
