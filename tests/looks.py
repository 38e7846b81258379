"""Looking at a page in a real Chromium: what axe finds, what sticks out, and a picture of it."""

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


def faults(context: BrowserContext, address: str, name: str) -> list[str]:
    """The same for a page of this address."""
    page = context.new_page()
    page.goto(address)
    found = seen(page, name)
    page.close()
    return found


def seen(page: Page, name: str) -> list[str]:
    """What axe finds, and whether anything sticks out; a picture is kept."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    found = [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"
        for violation in Axe().run(page).response["violations"]
    ]
    too_wide: list[str] = page.evaluate(TOO_WIDE)
    return found + too_wide
