"""The pages that read across in a real Chromium, empty and full: clean at every width and theme."""

from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import errand, mint
from apps.accounts.models import Person
from apps.interviews.models import Interview
from apps.outreach.actions import decline
from apps.outreach.models import Request
from tests.home.world import World, whole
from tests.looks import seen

WAYS = ((1280, "light"), (390, "dark"), (320, "light"))
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def faults(page: Page, address: str, name: str) -> list[str]:
    """What axe, the width and the console have against a page; and a picture of it."""
    noise: list[str] = []

    def hear(said: ConsoleMessage) -> None:
        noise.extend([said.text] if said.type == "error" else [])

    page.on("console", hear)
    answer = page.goto(address)
    found = seen(page, name)
    page.remove_listener("console", hear)
    if answer is None or answer.status not in {200, 410}:
        found.append(f"answered {answer and answer.status}")
    return found + [line for line in noise if "the server responded with a status of" not in line]


def signed_in(context: BrowserContext, site: LiveServer, person: Person) -> BrowserContext:
    client = Client()
    client.force_login(person)
    value = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": value, "url": site.url}])
    return context


def walk(
    browser: Browser, site: LiveServer, person: Person | None, paths: dict[str, str]
) -> dict[str, list[str]]:
    """Opens every page at every width as this person; names of pages with their faults."""
    found: dict[str, list[str]] = {}
    for width, scheme in WAYS:
        context = browser.new_context(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        if person is not None:
            signed_in(context, site, person)
        # One tab for all: a new one would be a new process, which reads axe anew.
        page = context.new_page()
        for name, path in paths.items():
            said = faults(page, site.url + path, f"read-{name}-{width}-{scheme}")
            if said:
                found[f"{name} {width}"] = said
        context.close()
    return found


STUDENT = {
    "today": "home:today",
    "sees": "home:what_my_advisor_sees",
    "explorations": "students:explorations",
    "about": "students:about_me",
    "people": "contacts:people",
    "add": "contacts:add",
    "requests": "outreach:requests",
    "guide": "guide:index",
}


def named(names: dict[str, str], prefix: str = "") -> dict[str, str]:
    return {f"{prefix}{name}": reverse(view) for name, view in names.items()}


def test_a_student_with_everything(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    whole(world)
    draft = Request.objects.drafts().get()
    answered = Request.objects.with_a_yes()[0]
    paths = named(STUDENT) | {
        "exploration": reverse("students:exploration", args=[world.exploration.pk]),
        "compose-own": reverse("outreach:request", args=[draft.pk]),
        "answered": reverse("outreach:request", args=[answered.pk]),
        "contact": reverse("contacts:contact", args=[answered.contact_id]),
        "step": reverse("guide:step", args=["prepare"]),
    }
    assert walk(browser, live_server, world.cast.imani, paths) == {}


def test_a_student_with_nothing(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    welcome = {"welcome": reverse("students:welcome")}
    assert walk(browser, live_server, world.cast.imani, welcome) == {}
    world.cast.student.__class__.objects.update(welcomed_at=morning)
    assert walk(browser, live_server, world.cast.imani, named(STUDENT, "empty-")) == {}


def test_a_letter_being_written_and_sent(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    rosalind, teodor, ana = world.people()
    draft, sent, own = world.draft(rosalind), world.sent(teodor, days=0), world.sent(ana)
    names = {"compose": draft, "sent": sent, "sent-own": own}
    paths = {name: reverse("outreach:request", args=[row.pk]) for name, row in names.items()}
    assert walk(browser, live_server, world.cast.imani, paths) == {}


def test_the_alums_minute(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    rosalind, teodor, _ana = world.people()
    open_one = world.sent(rosalind)
    agreed = world.yes(teodor, morning + timedelta(days=15))
    paths = {
        "respond": _link(world.cast.rosalind, open_one, morning),
        "agreed": _link(world.cast.teodor, _request_of(agreed), morning),
        "cooled": reverse("outreach:answer", args=["nothing"]),
    }
    assert walk(browser, live_server, None, paths) == {}
    decline(open_one, "Not this term.", now=morning, by=world.cast.rosalind)
    closed = {"declined": paths["respond"]}
    assert walk(browser, live_server, None, closed) == {}


def _request_of(talk: Interview) -> Request:
    return Request.objects.get(interview=talk)


def _link(person: Person, asked: Request, now: datetime) -> str:
    what = errand("answer", asked, timedelta(days=14))
    return reverse("outreach:answer", args=[mint(what, person=person, now=now)])


def test_an_advisor_and_a_coordinator(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research(days=40)
    _rosalind, teodor, _ana = world.people(days=30)
    world.held(teodor, shared=True)
    paths = {
        "caseload": reverse("advising:caseload"),
        "student": reverse("advising:student", args=[world.cast.student.pk]),
        "guide-staff": reverse("guide:index"),
    }
    assert walk(browser, live_server, world.cast.dana, paths) == {}
    everyone = {"caseload-all": reverse("advising:caseload")}
    assert walk(browser, live_server, world.cast.nils, everyone) == {}


def test_a_letter_saves_itself_and_two_tabs_show_both_texts(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    draft = world.draft(world.people()[0])
    address = live_server.url + reverse("outreach:request", args=[draft.pk])
    context = signed_in(browser.new_context(), live_server, world.cast.imani)
    one, two = context.new_page(), context.new_page()
    for page in (one, two):
        page.goto(address)
    one.locator("#id_text").fill("Dear Ms. Achterberg, from one.")
    one.wait_for_selector("#coach .w")
    one.locator("#id_text").fill("Dear Ms. Achterberg, from one again.")
    with one.expect_response(address) as second:
        pass
    two.locator("#id_text").fill("Dear Ms. Achterberg, from two.")
    two.wait_for_selector("#clash .wrong")
    said = two.locator("#clash .letter").inner_text()
    kept = two.locator("#id_text").input_value()
    with two.expect_navigation():
        two.get_by_role("button", name="Keep mine").click()
    context.close()
    assert second.value.status == 200
    assert said == "Dear Ms. Achterberg, from one again."
    assert kept == "Dear Ms. Achterberg, from two."
    assert Request.objects.get().text == kept
