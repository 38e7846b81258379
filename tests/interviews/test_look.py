"""The pages of a conversation in a real Chromium: axe finds nothing, nothing overflows."""

from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from apps.contacts.models import Contact
from apps.interviews.actions import Account, Hopes, Name, ask, hope, log, sheet_for, waive_thanks
from apps.interviews.models import Interview, ThankYou
from tests.conftest import Cast

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SHOTS = settings.BASE_DIR / ".local" / "shots"
QUESTIONS = [("What did last week look like?", "week"), ("Do you like your work?", "")]


@pytest.fixture
def full(
    cast: Cast, outside: Interview, unset: Interview, now: datetime
) -> tuple[Interview, Interview]:
    """One talk logged with everything, one still without a time, with a plan of questions."""
    sheet = sheet_for(unset.contact)
    ask(sheet, QUESTIONS, now=now, by=cast.imani)
    hope(sheet, Hopes(["work", "prepare"], "Who decides?"), now=now, by=cast.imani)
    words = {
        "takeaways": "Zoning is where flood plans live or die.",
        "next_steps": "Read the Ridgeline hazard plan by 1 December.",
        "pace": "news",
    }
    advice = ["Sit in on one county board meeting before choosing a master’s program."]
    names = [Name("Mireille Okonjo", "County flood control", may_use_name=True)]
    log(outside, Account(words, advice, names, sooner=True), now=now, by=cast.imani)
    return outside, unset


def context_of(browser: Browser, cast: Cast, site: str, look: tuple[int, str]) -> BrowserContext:
    """A browser in which Imani is signed in, this wide, in this scheme."""
    client = Client()
    client.force_login(cast.imani)
    width, scheme = look
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    cookie = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])
    return context


def faults(context: BrowserContext, address: str, name: str) -> list[str]:
    page = context.new_page()
    page.goto(address)
    SHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    found = [
        f"{violation['id']}: {violation['nodes'][0]['html'][:160]}"
        for violation in Axe().run(page).response["violations"]
    ]
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        found.append("overflow")
    page.close()
    return found


@pytest.mark.parametrize("look", [(1280, "light"), (390, "light"), (320, "dark")])
def test_every_page_of_a_talk_is_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    full: tuple[Interview, Interview],
    look: tuple[int, str],
    now: datetime,
) -> None:
    held, unset = full
    paths = {
        "talks": "/talks/",
        "talk-held": f"/talks/{held.pk}/",
        "talk-unset": f"/talks/{unset.pk}/",
        "cancel": f"/talks/{unset.pk}/cancel/",
        "log": f"/talks/{unset.pk}/log/",
        "log-closed": f"/talks/{held.pk}/log/",
        "thanks": f"/talks/{held.pk}/thanks/",
        "letter": f"/talks/{held.pk}/thanks/letter/",
        "prepare": f"/contacts/{unset.contact_id}/prepare/",
        "sheet": f"/contacts/{unset.contact_id}/sheet/",
        "prepare-empty": f"/contacts/{held.contact_id}/prepare/",
    }
    site = str(live_server.url)
    context = context_of(browser, cast, site, look)
    found = {
        name: faults(context, site + path, f"talks-{name}-{look[0]}")
        for name, path in paths.items()
    }
    waive_thanks(ThankYou.objects.get(interview=held), now=now, by=cast.imani)
    found["thanked"] = faults(
        context, f"{site}/talks/{held.pk}/thanks/", f"talks-thanked-{look[0]}"
    )
    context.close()
    assert found == {name: [] for name in found}


def test_the_list_without_a_talk_is_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, contact: Contact
) -> None:
    context = context_of(browser, cast, str(live_server.url), (390, "light"))
    found = faults(context, f"{live_server.url}/talks/", "talks-empty-390")
    context.close()
    assert found == []
