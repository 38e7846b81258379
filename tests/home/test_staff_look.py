"""The roster and the staff, in a real Chromium: every state, narrow and dark, and keys alone."""

from datetime import date

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.campus.affiliation import remember
from apps.home.actions import invite_staff, plan_away
from apps.imports import actions as imports
from apps.students.models import Student
from apps.students.tasks import apply_imports
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import LOOKS, faults, seen, signed_in
from tests.students.rosters import BO, handshake, previewed, received, table, taken

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
LONG = BO | {
    "username": "u9",
    "email_address": f"{'a' * 50}@alder.example",
    "first_name": "Maximiliana-" * 4,
    "assigned_to_email_address": "nobody@alder.example",
}
GONE = BO | {
    "school_year_name": "Alumni",
    "primary_education:end_date": "2026-05-17",
    "primary_education:currently_attending": "FALSE",
    "assigned_to_email_address": "ruth@alder.example",
}


def test_every_state_of_a_roster(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    pages = {"roster-empty": reverse("students:roster")}
    assert walk(browser, live_server, cast.nils, pages) == {}
    unmapped = received(cast, table(["Post", "Vorname"], [{"Post": "a@b.example"}]))
    taken(cast, handshake(BO))
    batch = previewed(cast, handshake(GONE, LONG, LONG, BO | {"email_address": "none"}))
    pages = {
        "roster-columns": reverse("students:roster_file_columns", args=[unmapped.pk]),
        "roster-preview": reverse("students:roster_file", args=[batch.pk]),
        "roster": reverse("students:roster"),
    }
    assert walk(browser, live_server, cast.nils, pages) == {}
    imports.start(batch, by=cast.nils)
    apply_imports()
    pages = {"roster-done": reverse("students:roster_file", args=[batch.pk])}
    assert walk(browser, live_server, cast.nils, pages) == {}


def test_every_state_of_the_staff(
    browser: Browser, live_server: LiveServer, cast: Cast, settings: Settings
) -> None:
    settings.RAPPORT_SSO_STAFF = ["staff"]
    remember(cast.dana, ["alum"], now=NOW)
    plan_away(cast.ruth, date(2026, 11, 1), date(2099, 1, 1), None, now=NOW, by=cast.nils)
    name = f"{'Maximiliana-' * 4} {'Achterberg-' * 4}"
    ines = invite_staff(f"{'i' * 50}@alder.example", name, "advisor", now=NOW, by=cast.nils)
    pages = {
        "staff": reverse("home:staff"),
        "staff-advisor": reverse("home:colleague", args=[cast.ruth.pk]),
        "staff-lost": reverse("home:colleague", args=[cast.dana.pk]),
        "staff-invited": reverse("home:colleague", args=[ines.pk]),
        "staff-self": reverse("home:colleague", args=[cast.nils.pk]),
        "staff-caseloads": reverse("home:caseloads"),
        "staff-nobody": f"{reverse('home:caseloads')}?advisor=nobody",
    }
    assert walk(browser, live_server, cast.nils, pages) == {}


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_caseload_moves_and_an_advisor_leaves_with_keys_alone(
    browser: Browser, live_server: LiveServer, cast: Cast, *, script: bool
) -> None:
    context = signed_in(browser, cast.nils, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.set_default_timeout(20_000)
    page.goto(live_server.url + reverse("home:colleague", args=[cast.dana.pk]))
    page.get_by_role("button", name="Remove Dana").press("Enter")
    expect(page.get_by_role("heading", name="There is a problem")).to_be_visible()
    expect(page.get_by_role("link", name="Dana advises 1 student.")).to_be_visible()
    section = page.get_by_role("region", name="Remove from the staff")
    section.get_by_label("Who advises their students").focus()
    page.keyboard.type("Ruth")
    section.get_by_role("button", name="Remove Dana").press("Enter")
    expect(page.get_by_text("Dana is signed out for good.")).to_be_visible()
    page.goto(live_server.url + reverse("home:caseloads"))
    page.get_by_label("Imani Castellanos").press("Space")
    page.get_by_label("Move to").focus()
    page.keyboard.type("Nobody")
    page.get_by_role("button", name="Move the chosen").press("Enter")
    expect(page.get_by_text("Moved: 1.")).to_be_visible()
    context.close()
    assert Student.objects.get(person=cast.imani).advisor is None


def nothing_about_days(page: Page) -> None:
    page.get_by_role("button", name="Note the days").press("Enter")


def days_that_overlap(page: Page) -> None:
    page.get_by_label("First day away").fill("2099-01-05")
    page.get_by_label("Last day away").fill("2099-01-07")
    nothing_about_days(page)


def no_heir_for_a_part(page: Page) -> None:
    page.get_by_label("Coordinator").check()
    page.get_by_role("button", name="Change the part").press("Enter")


def no_heir_for_a_leaver(page: Page) -> None:
    page.get_by_role("button", name="Remove Dana").press("Enter")


REFUSALS = (nothing_about_days, days_that_overlap, no_heir_for_a_part, no_heir_for_a_leaver)


@pytest.mark.parametrize("look", LOOKS)
def test_every_refusal_about_a_colleague_looks_right(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    plan_away(cast.dana, date(2099, 1, 1), date(2099, 1, 9), None, now=NOW, by=cast.nils)
    context, found = signed_in(browser, cast.nils, live_server.url, look), {}
    page = context.new_page()
    for press in REFUSALS:
        page.goto(live_server.url + reverse("home:colleague", args=[cast.dana.pk]))
        press(page)
        expect(page.get_by_role("group", name="There is a problem")).to_be_focused()
        found[press.__name__] = seen(page, f"colleague-{press.__name__}-{look[0]}-{look[1]}")
    context.close()
    assert found == {press.__name__: [] for press in REFUSALS}


def test_a_refused_form_is_no_fault(browser: Browser, live_server: LiveServer, cast: Cast) -> None:
    context = signed_in(browser, cast.nils, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("home:staff"))
    page.get_by_role("button", name="Invite").last.press("Enter")
    expect(page.get_by_role("link", name="Fill in “Full name”.")).to_be_visible()
    page.close()
    assert faults(context, live_server.url + reverse("home:staff"), "staff-wide") == []
    context.close()
