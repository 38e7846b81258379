"""The pages of a conversation in a real Chromium: axe finds nothing, nothing overflows."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext
from pytest_django.live_server_helper import LiveServer

from apps.contacts.models import Contact
from apps.interviews.actions import (
    Account,
    Hopes,
    Name,
    ask,
    hope,
    log,
    set_bank,
    settle_place,
    sheet_for,
    suggest,
    talk_token,
    waive_thanks,
)
from apps.interviews.models import BankChange, Change, Interview, Option, ThankYou
from apps.interviews.terms import Way
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import LOOKS, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

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


@pytest.mark.parametrize("look", LOOKS)
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
    context = signed_in(browser, cast.imani, site, look)
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


def test_the_question_bank_is_clean_with_rapports_questions_and_own(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    pages = {"bank": "/bank/", "bank-topic": "/bank/week/"}
    assert walk(browser, live_server, cast.nils, pages) == {}
    own = Change("own-1", topic="week", text="Do you like your Mondays?")
    off, said = Change("week-1", is_on=False), Change("week-2", text="Which week was long?")
    set_bank([own, off, said], now=NOW, by=cast.nils)
    pages = {f"{name}-own": path for name, path in pages.items()}
    assert walk(browser, live_server, cast.nils, pages) == {}


def test_a_coordinator_changes_the_bank_by_keyboard_and_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    look = (390, "light")
    context = signed_in(browser, cast.nils, str(live_server.url), look, script=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/guide/")
    page.get_by_role("link", name="Questions to ask").press("Enter")
    page.locator("a[href='/bank/pay/']").press("Enter")
    page.get_by_role("switch", name="How does pay grow").press("Space")
    page.locator("summary", has_text="Change the words: What range of pay").press("Enter")
    page.locator("#id_pay-1-text").fill("What does a first job pay, from and to?")
    page.get_by_label("A question of your own").fill("What does rent take?")
    page.locator(".sendbar").get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Students see it").wait_for()
    assert {row.text: row.is_on for row in BankChange.objects.values_now()} == {
        "What does a first job pay, from and to?": True,
        "What does rent take?": True,
        "": False,
    }
    page.locator("summary", has_text="Change the words: What does a first job").press("Enter")
    page.get_by_role("button", name="Use Rapport’s words again").press("Enter")
    page.get_by_text("Saved. Students see it").wait_for()
    context.close()
    assert not BankChange.objects.named(["pay-1"]).exists()


def test_the_list_without_a_talk_is_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, contact: Contact
) -> None:
    context = signed_in(browser, cast.imani, str(live_server.url), (390, "light"))
    found = faults(context, f"{live_server.url}/talks/", "talks-empty-390")
    context.close()
    assert found == []


@pytest.mark.parametrize("look", LOOKS)
def test_times_and_ways_are_clean_for_the_student(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    talk: Interview,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    times = [morning + timedelta(days=day) for day in (2, 3, 4)]
    suggest(talk, times, now=morning, by=cast.rosalind)
    suggest(talk, times[:2], now=morning, by=cast.imani)
    settle_place(
        talk, Way("phone", caller="student", number="+31 1"), now=morning, by=cast.rosalind
    )
    site = str(live_server.url)
    context = signed_in(browser, cast.imani, site, look)
    paths = {"talk-times": f"/talks/{talk.pk}/", "suggest": f"/talks/{talk.pk}/suggest/"}
    found = {
        name: faults(context, site + path, f"talks-{name}-{look[0]}")
        for name, path in paths.items()
    }
    page = context.new_page()
    page.goto(f"{site}/talks/{talk.pk}/suggest/")
    page.get_by_label("Or in your own words").fill("tomorrow at noon or Friday")
    page.get_by_role("button", name="Suggest these times").click()
    found["suggest-wrong"] = seen(page, f"talks-suggest-wrong-{look[0]}")
    page.get_by_label("Or in your own words").fill("tomorrow at noon or Friday at 9")
    page.get_by_role("button", name="Suggest these times").click()
    found["suggest-read"] = seen(page, f"talks-suggest-read-{look[0]}")
    context.close()
    assert found == {name: [] for name in found}


def alum_in(browser: Browser, look: tuple[int, str]) -> BrowserContext:
    """A mail's link opened without an account, without a cookie, without JavaScript."""
    width, scheme = look
    return browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_of_the_alum_is_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    talk: Interview,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    times = [morning + timedelta(days=day) for day in (2, 3, 4)]
    site, name = str(live_server.url), "-".join(map(str, look))
    start = f"{site}/talk/{talk_token(talk, now=morning, by=cast.rosalind)}/"
    context, found = alum_in(browser, look), {}
    found["bare"] = faults(context, start, f"agreed-bare-{name}")
    suggest(talk, times, now=morning, by=cast.imani)
    suggest(talk, times[:1], now=morning, by=cast.rosalind)
    settle_place(talk, Way("video", where="https://meet.example/i"), now=morning, by=cast.imani)
    for path in ("", "times/", "cancel/"):
        found[path] = faults(context, start + path, f"agreed{path.strip('/')}-{name}")
    page = context.new_page()
    page.goto(start)
    page.get_by_text("Use my own link").click()
    page.get_by_role("button", name="Use this link").click()
    found["wrong"] = seen(page, f"agreed-wrong-{name}")
    page.goto(f"{start}cancel/")
    page.get_by_role("button", name="Cancel kindly").click()
    found["off"] = seen(page, f"agreed-off-{name}")
    Interview.objects.update(status="held", ended_by="")
    found["over"] = faults(context, start, f"agreed-over-{name}")
    context.close()
    assert found == {key: [] for key in found}


def test_the_alum_walks_through_without_javascript(
    browser: Browser, live_server: LiveServer, cast: Cast, unset: Interview, morning: datetime
) -> None:
    """From a time in words to a number to call, by keyboard and forms alone."""
    token = talk_token(unset, now=morning, by=cast.rosalind)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/talk/{token}/")
    page.get_by_role("link", name="Suggest times").click()
    page.get_by_label("Or in your own words").fill("Thursday after 4")
    page.get_by_role("button", name="Suggest these times").click()
    page.get_by_text("We read:").wait_for()
    page.get_by_role("button", name="Send to Imani").click()
    page.get_by_text("Imani has your times").wait_for()
    page.get_by_text("Phone instead").click()
    page.get_by_label("Your number, with the country").fill("+31 10 555 0142")
    page.get_by_role("button", name="Imani calls me").click()
    page.get_by_text("Imani calls you at the number you gave.").wait_for()
    context.close()
    (option,) = Option.objects.all()
    assert f"{option.starts_at:%Y-%m-%d %H:%M}" == "2026-11-26 15:00"
    assert Interview.objects.get().number == "+31 10 555 0142"
