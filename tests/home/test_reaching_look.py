"""Pages of reaching out in a real Chromium: answers, threads, reviews, concerns; and the mirror."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import errand, mint
from apps.outreach.actions import (
    Given,
    ask,
    ask_review,
    comment,
    hold,
    report,
    return_draft,
    start_introduction,
)
from apps.outreach.models import Report, Request, Review, Slot, Verb
from tests.home.test_look import signed_in, walk
from tests.home.world import World
from tests.looks import LOOKS, seen
from tests.looks import signed_in as in_look

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def page_of(asked: Request) -> str:
    return reverse("outreach:request", args=[asked.pk])


def link(world: World, asked: Request, now: datetime) -> str:
    what = errand("answer", asked, timedelta(days=14))
    return reverse("outreach:answer", args=[mint(what, person=world.cast.rosalind, now=now)])


def test_the_alum_before_and_after_an_answer(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    asked = world.sent(world.people()[0])
    slot = Slot.objects.offered(asked)[0]
    given = Given(Verb.ACCEPT, starts_at=slot.starts_at, mode="video")
    held = hold(asked, given, now=morning, by=world.cast.rosalind)
    assert walk(browser, live_server, None, {"held": link(world, asked, morning)}) == {}
    held.delete()
    ask(asked, "Which course was it?", now=morning, by=world.cast.rosalind)
    assert walk(browser, live_server, None, {"asked-first": link(world, asked, morning)}) == {}
    mine = {"question": page_of(asked), "report": reverse("outreach:report", args=[asked.pk])}
    assert walk(browser, live_server, world.cast.imani, mine) == {}


def test_a_draft_that_an_advisor_reads(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    draft = world.draft(world.people()[0])
    nobody = {"drafts-empty": reverse("advising:drafts")}
    assert walk(browser, live_server, world.cast.dana, nobody) == {}
    ask_review(draft, now=morning, by=world.cast.imani)
    read = Review.objects.get()
    comment(read, "", "Lovely. I would end on the question.", now=morning, by=world.cast.dana)
    pages = {
        "drafts": reverse("advising:drafts"),
        "draft": reverse("advising:draft", args=[read.pk]),
    }
    assert walk(browser, live_server, world.cast.dana, pages) == {}
    assert walk(browser, live_server, world.cast.imani, {"in-review": page_of(draft)}) == {}
    return_draft(read, now=morning, by=world.cast.dana)
    assert walk(browser, live_server, world.cast.imani, {"returned": page_of(draft)}) == {}


def test_an_introduction_and_a_page_to_read_from(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    ana = world.people()[2]
    asked = start_introduction(ana, now=morning, by=world.cast.imani)
    pages = {
        "introduction": page_of(asked),
        "paper": reverse("outreach:paper", args=[asked.pk]),
    }
    assert walk(browser, live_server, world.cast.imani, pages) == {}


@pytest.mark.parametrize("look", LOOKS)
def test_a_concern_without_words_looks_right(
    browser: Browser, live_server: LiveServer, world: World, look: tuple[int, str]
) -> None:
    world.research()
    asked = world.sent(world.people()[0])
    context = in_look(browser, world.cast.imani, live_server.url, look)
    page = context.new_page()
    page.goto(live_server.url + reverse("outreach:report", args=[asked.pk]))
    page.get_by_role("button", name="Send the report").press("Enter")
    expect(page.get_by_role("group", name="There is a problem")).to_be_focused()
    found = seen(page, f"report-{look[0]}-{look[1]}")
    context.close()
    assert found == []


def test_a_coordinator_moderates(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    empty = {"concerns-empty": reverse("outreach:concerns")}
    assert walk(browser, live_server, world.cast.nils, empty) == {}
    world.research()
    asked = world.sent(world.people()[0])
    report(asked, "Odd questions.", blocks=True, now=morning, by=world.cast.rosalind)
    pages = {
        "concerns": reverse("outreach:concerns"),
        "concern": reverse("outreach:concern", args=[Report.objects.get().pk]),
    }
    assert walk(browser, live_server, world.cast.nils, pages) == {}
    assert walk(browser, live_server, world.cast.imani, {"away": page_of(asked)}) == {}


def test_words_survive_a_tab_that_closes_before_they_were_saved(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    draft = world.draft(world.people()[0])
    saved = draft.text
    address = live_server.url + page_of(draft)
    context = signed_in(browser.new_context(), live_server, world.cast.imani)
    first = context.new_page()
    first.goto(address)
    context.set_offline(True)  # a slow machine closes a tab later than its autosave leaves
    first.locator("#id_text").press_sequentially("Unsaved. ")
    first.close()
    context.set_offline(False)
    again = context.new_page()
    again.goto(address)
    again.get_by_text("Restored from this device.").wait_for()
    restored = again.locator("#id_text").input_value()
    again.get_by_role("button", name="Take what was saved").click()
    back = again.locator("#id_text").input_value()
    context.close()
    assert "Unsaved." in restored
    assert back.replace("\r\n", "\n") == saved
    assert Request.objects.get().text == saved
