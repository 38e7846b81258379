"""Every page of the site for everybody: by keys, with large letters, in colours of one's own.

Each day every page is opened once, by the first who may; at the full size by all who may.
"""

from dataclasses import dataclass, field

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Page
from playwright.sync_api import Error as BrowserError
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.core.clock import now
from tests.access.links import LINKS
from tests.access.matrix import PEOPLE, ROWS
from tests.access.test_crawl import of_links, of_packages, shared_out
from tests.access.world import World, build
from tests.conftest import gathered
from tests.everyone.meeting import DESK, met, prepared
from tests.looks import signed_in, violations

# No look test opens these: axe looks at them here each day, and at all others at the full size.
UNSEEN = {
    *("accounts:address", "alumni:choices", "campus:accessibility", "contacts:due"),
    *("contacts:duplicates", "contacts:keeping", "home:leaving", "home:mailbox", "home:merge"),
    *("interviews:told", "outreach:agreed_times", "outreach:concern", "outreach:concerns"),
    *("outreach:report",),
}
# A mail that is shown alone runs no script, axe neither; tests/outreach/test_mail_look.py has them.
MAILS = {"alumni:campaign_mail", "outreach:paper", "outreach:preview"}
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def world(db: None) -> World:
    return build(gathered(), now())


@dataclass
class Walk:
    """One person's way over all pages of theirs, and what was in the way."""

    page: Page
    site: str
    whole: bool
    opened: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def over(self, paths: list[str]) -> None:
        for path in paths:
            if self._is_page(path):
                self.opened.append(path)
                found = met(self.page, whole=self.whole) + self._axe(path)
                self.faults += [f"{path} {fault}" for fault in found]

    def _axe(self, path: str) -> list[str]:
        name = resolve(path).view_name
        is_looked_at = name in UNSEEN or (self.whole and name not in MAILS)
        return violations(self.page) if is_looked_at else []

    def _is_page(self, path: str) -> bool:
        """What is downloaded or is no text for people is nobody's page."""
        try:
            answer = self.page.goto(self.site + path, wait_until="load")
        except BrowserError as error:
            if "Download is starting" not in str(error):
                raise
            return False
        return answer is not None and "text/html" in answer.headers.get("content-type", "")


def walked(
    browser: Browser, site: LiveServer, person: Person | None, paths: list[str], *, whole: bool
) -> Walk:
    context = (
        signed_in(browser, person, site.url, (DESK["width"], "light"))
        if person
        else browser.new_context(viewport=DESK)
    )
    walk = Walk(prepared(context), site.url, whole)
    walk.over(paths)
    context.close()
    return walk


def test_the_pages_that_are_named_are_there() -> None:
    assert set(ROWS) | set(LINKS) >= UNSEEN | MAILS


@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.full)])
@pytest.mark.parametrize("who", PEOPLE)
def test_every_page_is_for_everybody(
    browser: Browser, live_server: LiveServer, world: World, who: str, *, whole: bool
) -> None:
    paths = shared_out(world, whole=whole)[who]
    if who == "nobody":
        paths += of_links(world) + list(of_packages("everyone"))
    elif who == "imani":
        paths += list(of_packages("signed_in"))
    walk = walked(browser, live_server, getattr(world.cast, who, None), paths, whole=whole)
    assert walk.faults == []
    assert len(walk.opened) >= FEWEST[who]


# So that no round is empty unseen: pages that each opens alone, every day.
FEWEST = {
    "nobody": 30,
    "imani": 65,
    "mateo": 0,
    "dana": 9,
    "ruth": 0,
    "nils": 45,
    "rosalind": 2,
    "teodor": 0,
    "sam": 0,
}
