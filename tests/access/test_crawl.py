"""Everybody opens every page of theirs in a real Chromium: nothing comes from another host.

No page breaks the rules that it is given (config/content.py), and none may be kept on the way.
Every day each page is opened once, at the full size by everybody who may open it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import Browser, BrowserContext, Page, Request, Response, expect
from playwright.sync_api import Error as BrowserError
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.core.clock import now
from config.allauth_rules import ALLAUTH
from tests.access.links import LINKS
from tests.access.matrix import PEOPLE, ROWS
from tests.access.world import World, build
from tests.conftest import gathered
from tests.looks import signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LOOK = (1280, "light")
# Signing out ends the crawl.
LEFT_OUT = {"account_logout"}
# Files of the site and the look of the center are nobody's. A calendar program asks again by what
# it has: it keeps the feed of its own person.
KEEPABLE = ("/static/", "/sw.js", "/favicon", "/look/", "/calendar/")
# Where a page tells what it broke: its own list, which outlives no page.
LISTENS = """window.broken = []; document.addEventListener("securitypolicyviolation",
  (event) => window.broken.push(event.effectiveDirective + " " + event.blockedURI));"""


@pytest.fixture
def world(db: None) -> World:
    return build(gathered(), now())


@dataclass
class Crawl:
    """What one person's browser asked for, and what pages complained of."""

    site: str
    opened: set[str] = field(default_factory=set)
    asked: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext, paths: list[str]) -> None:
        context.on("request", self._note)
        context.add_init_script(LISTENS)
        page = context.new_page()
        page.on("response", self._check)
        for path in paths:
            self._open(page, path)

    def _note(self, request: Request) -> None:
        self.asked.append(request.url)

    def _check(self, answer: Response) -> None:
        path = answer.url.removeprefix(self.site)
        is_private = not path.startswith(KEEPABLE)
        if is_private and "no-store" not in answer.headers.get("cache-control", ""):
            self.complaints.append(f"{path} may be kept")

    def _open(self, page: Page, path: str) -> None:
        try:
            answer = page.goto(self.site + path, wait_until="load")
        except BrowserError as error:
            if "Download is starting" not in str(error):
                raise
            return
        if answer is None or answer.status != 200:
            self.complaints.append(f"{path} answered {answer and answer.status}")
        self.opened.add(path)
        self.complaints += [f"{path}: {one}" for one in page.evaluate("window.broken ?? []")]

    @property
    def strangers(self) -> list[str]:
        """What was asked of another host."""
        return [url for url in self.asked if not url.startswith((f"{self.site}/", "data:"))]


def own_pages(world: World, who: str) -> Iterator[str]:
    """The addresses that this one may open, as the matrix says."""
    for name, row in ROWS.items():
        cell = row.others if who == "nobody" else row.cell(who)
        if cell.get == 200 and (row.public or who != "nobody"):
            yield reverse(name, args=row.args(world))


def of_packages(rule: str) -> Iterator[str]:
    for name, who in ALLAUTH.items():
        try:
            path = reverse(name)
        except NoReverseMatch:
            continue  # of one thing, which the matrix' world does not have
        if who == rule and name not in LEFT_OUT:
            yield path


def of_links(world: World) -> list[str]:
    rows = LINKS.items()
    return [
        reverse(name, args=row.args(row.token(world))) for name, row in rows if row.cell.get == 200
    ]


def shared_out(world: World, *, whole: bool) -> dict[str, list[str]]:
    """Who opens what: everything of theirs, or each page once."""
    taken: set[str] = set()
    shares = {}
    for who in PEOPLE:
        mine = list(own_pages(world, who))
        shares[who] = [path for path in mine if whole or path not in taken]
        taken.update(mine)
    return shares


def crawled(browser: Browser, site: str, person: Person | None, paths: list[str]) -> Crawl:
    found = Crawl(site)
    context = (
        signed_in(browser, person, site, LOOK)
        if person
        else browser.new_context(viewport={"width": LOOK[0], "height": 900})
    )
    found.over(context, paths)
    context.close()
    return found


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)])
def test_no_page_asks_another_host_for_anything(
    browser: Browser, live_server: LiveServer, world: World, *, whole: bool
) -> None:
    shares = shared_out(world, whole=whole)
    shares["nobody"] += of_links(world)
    opened = 0
    for who, paths in shares.items():
        person = getattr(world.cast, who, None)
        found = crawled(browser, live_server.url, person, paths)
        assert (who, found.strangers, found.complaints) == (who, [], [])
        assert len(found.asked) >= len(paths)
        opened += len(found.opened)
    assert opened > (200 if whole else 90)


def test_nor_does_a_page_of_signing_in(
    browser: Browser, live_server: LiveServer, world: World
) -> None:
    for person, rule in ((None, "everyone"), (world.cast.imani, "signed_in")):
        found = crawled(browser, live_server.url, person, list(of_packages(rule)))
        assert found.strangers == []
        assert [one for one in found.complaints if "answered" not in one] == []
        assert len(found.opened) > 4


def test_a_script_without_the_nonce_does_not_run(
    browser: Browser, live_server: LiveServer, world: World
) -> None:
    """The crawl would see it: a planted script is stopped, named, and reported."""
    context = browser.new_context()
    context.add_init_script(LISTENS)
    page = context.new_page()
    page.goto(f"{live_server.url}/accounts/login/")
    with page.expect_request("**/browser-reports"):
        page.evaluate("""() => { const made = document.createElement("script");
          made.src = "/static/js/timer.js"; document.head.append(made); }""")
    assert page.evaluate("window.broken") == [
        f"script-src-elem {live_server.url}/static/js/timer.js"
    ]
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    context.close()
