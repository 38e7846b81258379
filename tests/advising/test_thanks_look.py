"""A thank-you that is read first, in a real Chromium: both pages, keys, and without a script."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django.live_server_helper import LiveServer

from apps.interviews.actions import approve_thanks, ask_reading, comment_thanks, return_thanks
from apps.interviews.actions.thank import Note
from apps.interviews.models import ThanksComment, ThanksReview, ThankYou
from apps.outreach.models import Review
from tests.access.world import sent_to_be_read, thanks_to_be_read
from tests.home.world import World
from tests.journeys.keys import Keys
from tests.looks import LOOKS, faults, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def read(world: World, morning: datetime) -> ThanksReview:
    world.research()
    teodor = world.people()[1]
    return thanks_to_be_read(world.held(teodor), world.cast.imani, morning - timedelta(hours=1))


@pytest.mark.parametrize("look", LOOKS)
def test_the_note_says_what_became_of_the_asking(
    browser: Browser,
    live_server: LiveServer,
    world: World,
    read: ThanksReview,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    dana, imani = world.cast.dana, world.cast.imani
    url = live_server.url + reverse("interviews:thanks", args=[read.thanks.interview_id])
    context = signed_in(browser, imani, live_server.url, look)
    found = {"waits": faults(context, url, f"thanks-waits-{look[0]}")}
    comment_thanks(read, "Zoning decides.", "What did you do with it?", now=morning, by=dana)
    comment_thanks(read, "", "Warm and short. Good.", now=morning, by=dana)
    return_thanks(read, now=morning, by=dana)
    found["returned"] = faults(context, url, f"thanks-returned-{look[0]}")
    note = ThankYou.objects.get()
    ask_reading(note, Note("email", "", note.body, note.seal), now=morning, by=imani)
    approve_thanks(ThanksReview.objects.waiting().get(), now=morning, by=dana)
    found["approved"] = faults(context, url, f"thanks-approved-{look[0]}")
    context.close()
    assert found == {name: [] for name in found}


def test_the_same_keys_read_a_thank_you_and_then_a_draft(
    browser: Browser, live_server: LiveServer, world: World, read: ThanksReview, morning: datetime
) -> None:
    ana = read.contact.__class__.objects.get(name="Ana Ruiz")
    draft = sent_to_be_read(ana, world.cast.imani, morning)
    context = signed_in(browser, world.cast.dana, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("advising:drafts"))
    Keys(page).to("Imani Castellanos", back=False)
    page.goto(live_server.url + reverse("advising:thanks", args=[read.pk]))
    with page.expect_navigation():
        page.keyboard.press("j")
    expect(page).to_have_url(live_server.url + reverse("advising:draft", args=[draft.pk]))
    with page.expect_navigation():
        page.keyboard.press("k")
    page.keyboard.press("c")
    page.keyboard.type("a warm ending, ready")
    page.keyboard.press("Tab")
    page.evaluate("document.activeElement.blur()")
    with page.expect_navigation():
        page.keyboard.press("r")
    expect(page).to_have_url(live_server.url + reverse("advising:draft", args=[draft.pk]))
    with page.expect_navigation():
        page.keyboard.press("a")
    assert "Nobody else needs you today" in page.inner_text("main")
    context.close()
    read.refresh_from_db()
    verdicts = (read.verdict, Review.objects.get().verdict, ThanksComment.objects.get().text)
    assert verdicts == ("returned", "approved", "a warm ending, ready")


def test_it_is_asked_and_taken_back_without_a_script(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    talk = world.held(world.people()[1])
    url = live_server.url + reverse("interviews:thanks", args=[talk.pk])
    context = signed_in(browser, world.cast.imani, live_server.url, (390, "light"), script=False)
    page = context.new_page()
    page.goto(url)
    page.get_by_role("button", name="Ask Dana to read it").click()
    expect(page.get_by_role("heading", name="Dana has it to read")).to_be_visible()
    assert ThanksReview.objects.get().text == ThankYou.objects.get().body
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_role("button", name="Ask Dana to read it")).to_be_visible()
    context.close()
    assert ThanksReview.objects.get().verdict == "taken_back"
