"""The live page, its practice and its help in a real Chromium: axe finds nothing."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.core import clock
from apps.interviews.actions import Entry, ask, keep, mark, sheet_for
from apps.interviews.models import Interview, Question
from apps.students.models import Student
from tests.conftest import Cast
from tests.looks import LOOKS, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

QUESTIONS = (
    "How do grants really get decided?",
    "What does a week look like when nothing floods?",
    "What would you study now, if you started again?",
    "Who pays when a levee protects two cities?",
    "What surprised you when you moved to Rotterdam?",
)


@pytest.fixture
def noted(cast: Cast, talk: Interview, now: datetime) -> Interview:
    """Twelve minutes are left; two questions are asked, one has a note."""
    Student.objects.filter(person=cast.imani).update(
        introduction="I am a third-year geography student trying to understand how cities decide"
        " which neighborhoods get flood protection first."
    )
    ask(sheet_for(talk.contact), [(text, "") for text in QUESTIONS], now=now, by=cast.imani)
    for text in (QUESTIONS[0], QUESTIONS[2]):
        mark(Question.objects.get(text=text), must_ask=True, by=cast.imani)
    keys = {one.text: f"q{one.pk}" for one in Question.objects.all()}
    said = ((keys[QUESTIONS[0]], ""), (keys[QUESTIONS[1]], "Budgets, mostly."))
    word = Entry(uuid4(), "word", "Match funding: counties pay 25 in 100", asked=False, over=0)
    ticks = [Entry(uuid4(), key, text, asked=True, over=0) for key, text in said]
    keep(talk, [*ticks, word], now=now, by=cast.imani)
    began = clock.now() - timedelta(minutes=8)
    Interview.objects.filter(pk=talk.pk).update(starts_at=began)
    talk.refresh_from_db()
    return talk


@pytest.mark.parametrize("look", LOOKS)
def test_the_live_page_is_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, noted: Interview, look: tuple[int, str]
) -> None:
    site, name = str(live_server.url), "-".join(map(str, look))
    context = signed_in(browser, cast.imani, site, look)
    live = site + reverse("interviews:live", args=[noted.pk])
    practice = site + reverse("interviews:practice", args=[noted.pk])
    log = site + reverse("interviews:log", args=[noted.pk])
    found = {
        "live": faults(context, live, f"live-{name}"),
        "practice": faults(context, practice, f"live-practice-{name}"),
        "log": faults(context, log, f"live-log-{name}"),
    }
    Interview.objects.update(starts_at=clock.now() - timedelta(minutes=16))
    page = context.new_page()
    page.goto(live)
    page.get_by_text("Rosalind has not joined").click()
    page.locator("[data-card=close] > summary").click()
    context.set_offline(True)
    page.get_by_text("No connection. Your notes").wait_for()
    found["close"] = seen(page, f"live-close-{name}")
    context.set_offline(False)
    page.evaluate("document.getElementById('unsaved').showModal()")
    found["unsaved"] = seen(page, f"live-unsaved-{name}")
    context.close()
    assert found == {key: [] for key in found}


@pytest.mark.parametrize("look", [(390, "light"), (1280, "light")])
def test_the_ways_to_the_live_page_are_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, noted: Interview, look: tuple[int, str]
) -> None:
    site, name = str(live_server.url), "-".join(map(str, look))
    Student.objects.filter(person=cast.imani).update(welcomed_at=clock.now())
    context = signed_in(browser, cast.imani, site, look)
    paths = {
        "today": "/",
        "talk": reverse("interviews:talk", args=[noted.pk]),
        "sheet": reverse("interviews:sheet", args=[noted.contact_id]),
    }
    found = {key: faults(context, site + path, f"live-{key}-{name}") for key, path in paths.items()}
    page = context.new_page()
    for path in paths.values():
        page.goto(site + path)
        page.get_by_role("link", name="Open the live page").first.click()
        page.wait_for_url(f"**/talks/{noted.pk}/live/")
    context.close()
    assert found == {key: [] for key in found}
