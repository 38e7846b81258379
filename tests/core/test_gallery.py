"""Every layout and component in a real Chromium: axe finds nothing, nothing overflows, no noise."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

PAGES = (
    "app",
    "task",
    "form",
    "solo",
    "welcome",
    "error/409",
    "error/500",
    "accounts/login/",
    "accounts/signup/",
    "accounts/login/code/",
    "accounts/password/reset/",
    "accounts/password/reset/done/",
)
pytestmark = [
    pytest.mark.journey,
    pytest.mark.django_db(transaction=True),
    pytest.mark.urls("tests.gallery.urls"),
]


@pytest.fixture
def site(live_server: LiveServer, settings: Settings) -> str:
    folder = settings.BASE_DIR / "tests" / "gallery" / "templates"
    settings.TEMPLATES = [
        {**settings.TEMPLATES[0], "DIRS": [*settings.TEMPLATES[0]["DIRS"], folder]}
    ]
    return str(live_server.url)


def faults(page: Page, address: str) -> list[str]:
    """What axe, the width and the console have against a page; refusals are part of some pages."""
    noise: list[str] = []
    page.on("console", lambda said: noise.append(said.text) if said.type == "error" else None)
    page.goto(address)
    found = [violation["id"] for violation in Axe().run(page).response["violations"]]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("overflow")
    return found + [line for line in noise if "the server responded with a status of" not in line]


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark"), (320, "light")])
def test_every_part_is_clean_at_every_width_in_both_themes(
    browser: Browser, site: str, width: int, scheme: str
) -> None:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    found = {name: faults(context.new_page(), f"{site}/{name}") for name in PAGES}
    context.close()
    assert found == {name: [] for name in PAGES}


@pytest.mark.parametrize("script", [True, False])
def test_a_page_with_problems_puts_focus_on_their_list(
    browser: Browser, site: str, *, script: bool
) -> None:
    context = browser.new_context(java_script_enabled=script)
    page = context.new_page()
    page.goto(f"{site}/form")
    focused = page.locator(".wrong:focus").count()
    context.close()
    assert focused == 1


def test_escape_closes_the_account_menu_and_keeps_the_place(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.goto(f"{site}/app")
    summary = page.locator(".topbar summary")
    summary.click()
    page.keyboard.press("Escape")
    found = (page.locator(".topbar .menu").is_visible(), page.locator("summary:focus").count())
    page.close()
    assert found == (False, 1)
