"""Looking at a page in a real Chromium: what axe finds, what sticks out, and a picture of it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page

from apps.accounts.models import Person

# What reaches beyond the right edge, where the page can be scrolled that way.
TOO_WIDE = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
  [...document.querySelectorAll("main *")]
    .filter((element) => element.getBoundingClientRect().right > innerWidth)
    .map((element) => "overflow: " + element.outerHTML.slice(0, 160))
    .slice(-1).concat("overflow")"""
# Each width and each theme once; the other halves of the pairs at the full size. Contrast is a
# matter of the theme, overflow one of the width.
_EVERY_DAY = [(1280, "light"), (390, "dark"), (320, "light")]
_FULL = [(1280, "dark"), (390, "light"), (320, "dark")]
LOOKS = [
    *(pytest.param(look, id=f"{look[0]}-{look[1]}") for look in _EVERY_DAY),
    *(pytest.param(look, id=f"{look[0]}-{look[1]}", marks=pytest.mark.full) for look in _FULL),
]
NARROWEST = 320
# A page that has loaded and waits for no answer of the server.
_AT_REST = """() => document.readyState === "complete"
  && !document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling")"""
SHOTS = settings.BASE_DIR / ".local" / "shots"


def signed_in(
    browser: Browser, person: Person, site: str, look: tuple[int, str], *, script: bool = True
) -> BrowserContext:
    """A browser in which this person is signed in, this wide, light or dark."""
    client = Client()
    client.force_login(person)
    width, scheme = look
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return context


@contextmanager
def phone(browser: Browser, person: Person, address: str) -> Iterator[Page]:
    """A page on a phone of this person, who is signed in; it says soon what it misses."""
    site = "/".join(address.split("/")[:3])
    context = signed_in(browser, person, site, (390, "light"))
    page = context.new_page()
    page.set_default_timeout(10_000)
    page.goto(address)
    yield page
    context.close()


def faults(context: BrowserContext, address: str, name: str) -> list[str]:
    """The same for a page of this address.

    In the one tab of this browser: a new one would be a new process, which reads axe anew.
    """
    page = context.pages[0] if context.pages else context.new_page()
    page.goto(address)
    return seen(page, name)


def seen(page: Page, name: str) -> list[str]:
    """What axe finds, and whether anything sticks out; a picture is kept."""
    at_rest(page)
    picture(page, name)
    too_wide: list[str] = page.evaluate(TOO_WIDE)
    return _axe(page) + too_wide


def at_rest(page: Page) -> None:
    """Waits for what a press began: a page between two pages has no colours and no width."""
    page.wait_for_load_state()
    page.wait_for_function(_AT_REST)


def picture(page: Page, name: str) -> None:
    """Kept in `.local/shots` where somebody wants to look at it: PICTURES=1.

    The caret is left alone: hiding it adds style attributes, which no page of ours may copy.
    """
    if os.environ.get("PICTURES"):
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / f"{name}.png", full_page=True, caret="initial")


def _axe(page: Page) -> list[str]:
    """At the narrowest width there is no more than at 390: it is for what sticks out alone."""
    narrow = page.viewport_size is not None and page.viewport_size["width"] <= NARROWEST
    return [] if narrow else violations(page)


def violations(page: Page) -> list[str]:
    """What axe finds on this page: the rule, the first element and what is wrong with it."""
    found = []
    for violation in Axe().run(page).response["violations"]:
        node = violation["nodes"][0]
        why = "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
        found.append(f"{violation['id']}: {node['html'][:160]} ({why})")
    return found
