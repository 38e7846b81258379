"""Files that leave, in a real Chromium: every state, narrow and dark, and by keys alone."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.advising.actions import Taking, fold, note_export, tally
from apps.advising.models import Export
from tests.advising.test_export import code_of_mail, crowd
from tests.advising.test_past import AGO, TODAY
from tests.conftest import Cast
from tests.home.world import World
from tests.looks import LOOKS, at_rest, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
REASON = "A letter to everybody about the fair in the spring"


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False


def paths() -> dict[str, str]:
    export = reverse("advising:export")
    return {
        "export": export,
        "export-nobody": f"{export}?year=Ninth+year",
        "exports": reverse("advising:exports"),
        "again": f"{reverse('accounts:again')}?next={export}",
        "caseload-past": reverse("advising:caseload"),
    }


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_of_a_file(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    world.research(days=30)
    cast, name = world.cast, f"{look[0]}-{look[1]}"
    crowd(cast.dana, 120)
    fold()
    tally(AGO)
    tally(TODAY)
    context = signed_in(browser, cast.nils, live_server.url, look)
    empty = faults(context, live_server.url + reverse("advising:exports"), f"exports-none-{name}")
    for number in range(27):
        taking = Taking("caseload", "csv", 400 + number, addresses=True, query="stuck=on&" * 9)
        note_export(taking, asked=True, now=morning - timedelta(days=number), by=cast.dana)
    found = {
        key: faults(context, live_server.url + path, f"{key}-{name}")
        for key, path in paths().items()
    }
    found["exports-none"] = empty
    found |= pressed(context.new_page(), live_server.url, name)
    context.close()
    assert [f"{key}: {said}" for key, said in found.items() if said] == []


def pressed(page: Page, site: str, name: str) -> dict[str, list[str]]:
    """What a press shows: the missing reason, and the code that is asked for."""
    page.goto(site + reverse("advising:export"))
    page.get_by_label("With e-mail addresses").check()
    page.get_by_role("button", name="Export", exact=True).click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    found = {"export-wrong": seen(page, f"export-wrong-{name}")}
    page.get_by_label("What it is for").fill(REASON)
    page.get_by_role("button", name="Export", exact=True).click()
    page.get_by_role("button", name="Send me a code").click()
    page.get_by_label("Code").fill("WRONG1")
    page.get_by_role("button", name="Go on").click()
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    return found | {"again-wrong": seen(page, f"again-wrong-{name}")}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_many_addresses_leave_by_keys_alone(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime, *, script: bool
) -> None:
    """The reason is typed once, and comes back after the code."""
    crowd(cast.dana, 120)
    fold()
    context = signed_in(browser, cast.dana, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(live_server.url + reverse("advising:caseload"))
    page.get_by_role("link", name="Export").press("Enter")
    page.get_by_label("With e-mail addresses").press("Space")
    page.get_by_label("What it is for").focus()
    page.keyboard.type(REASON)
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Send me a code").press("Enter")
    page.get_by_label("Code").focus()
    page.keyboard.type(code_of_mail())
    page.keyboard.press("Enter")
    expect(page.get_by_label("What it is for")).to_have_value(REASON)
    at_rest(page)
    with page.expect_download() as coming:
        page.get_by_role("button", name="Export", exact=True).press("Enter")
    text = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    context.close()
    assert coming.value.suggested_filename == "caseload.csv"
    assert (len(text.splitlines()), "c119@alder.example" in text) == (122, True)
    assert [(one.rows, one.reason) for one in Export.objects.all()] == [(121, REASON)]
