"""The live page in a real Chromium that loses its tab, its network and its session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.core import clock
from apps.interviews.actions import ask, sheet_for
from apps.interviews.models import Interview, LiveNote
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
