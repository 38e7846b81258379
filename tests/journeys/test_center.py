"""A center’s first days: a roster comes in, an advisor’s morning, a report; each sees theirs."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.contacts.actions import Acquaintance, add
from apps.imports import actions as imports
from apps.interviews.actions import Account, ask_reading, log
from apps.interviews.actions.thank import Note
from apps.interviews.models import Interview, ThanksReview, ThankYou
from apps.outreach.actions import Yes, accept, ask_review, save, send, start
from apps.outreach.models import Review
from apps.students.actions import RECIPE, explore, pledge
from apps.students.models import Student
from tests.conftest import Cast
from tests.home.world import letter
from tests.journeys.dean import reported
from tests.journeys.keys import Keys
from tests.journeys.test_morning import reviewed
from tests.looks import signed_in
from tests.students.rosters import BO, handshake

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def roster(size: int, folder: Path) -> Path:
    """Students of Dana's and Ruth's by turns."""
    rows = [
        BO
        | {
            "email_address": f"s{number}@alder.example",
            "username": f"n{number:05}",
            "first_name": f"Wren{number}",
            "assigned_to_email_address": f"{('dana', 'ruth')[number % 2]}@alder.example",
        }
        for number in range(size)
    ]
    file = folder / "roster.csv"
    file.write_bytes(handshake(*rows))
    return file


def brought(page: Page, site: str, file: Path, now: datetime) -> None:
    """The coordinator follows the tick of the set-up page, and it is ticked.

    Nobody loads a page anew while the worker takes its turns: it tells by itself how far it is.
    """
    page.goto(site + reverse("home:setup"))
    page.locator(f"ol.ticks a[href='{reverse('students:roster')}']").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Look at the file").click()
    page.wait_for_url("**/roster/*/")
    imports.work_through(RECIPE, lambda: now)
    with page.expect_navigation():
        page.locator("button[value=import]").click()
    imports.work_through(RECIPE, lambda: now)
    page.get_by_text("Done.", exact=True).wait_for()
    page.goto(site + reverse("home:setup"))
    tick = page.locator("ol.ticks li.done").filter(has_text="Students")
    assert "A file was looked at and imported." in tick.inner_text()


def begun(number: int, now: datetime) -> tuple[Person, Student]:
    student = Student.objects.get(username=f"n{number:05}")
    pledge(student, now=now, by=student.person)
    explore(student, "trees", now=now, by=student.person)
    return student.person, student


def writes(number: int, at: datetime) -> None:
    """A student of the roster asks for a draft to be read."""
    person, student = begun(number, at)
    friend = add(Acquaintance(f"Ada {number}", "friend"), student=student, now=at, by=person)
    draft = start(friend, now=at, by=person)
    ask_review(save(draft, letter(draft, at), now=at, by=person), now=at, by=person)


def thanks(number: int, at: datetime) -> None:
    """Another talked yesterday, and asks for the thank-you to be read."""
    then = at - timedelta(days=3)
    person, student = begun(number, then)
    friend = add(Acquaintance(f"Ada {number}", "friend"), student=student, now=then, by=person)
    draft = start(friend, now=then, by=person)
    send(save(draft, letter(draft, then), now=then, by=person), now=then, by=person)
    accept(draft, Yes(at - timedelta(days=1), "phone"), now=then, by=person)
    talk = Interview.objects.get(contact=friend)
    log(talk, Account({"takeaways": "Roots first.", "pace": "no"}), now=at, by=person)
    words = Note("email", "", f"Dear Ada,\n\nRoots first. I will read the map.\n\n{person.name}")
    ask_reading(ThankYou.objects.get(interview=talk), words, now=at, by=person)


@pytest.mark.parametrize("size", [pytest.param(300), pytest.param(5000, marks=pytest.mark.full)])
def test_from_the_roster_to_the_report(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    morning: datetime,
    tmp_path: Path,
    size: int,
) -> None:
    site = live_server.url
    context = signed_in(browser, cast.nils, site, (1280, "light"))
    page = context.new_page()
    file = roster(size, tmp_path)
    brought(page, site, file, morning)
    context.close()
    assert Student.objects.exclude(username="").count() == size
    for turn, number in enumerate((0, 2, 4, 6)):
        act = thanks if turn == 1 else writes
        act(number, morning - timedelta(hours=3) + timedelta(minutes=turn))
    context = signed_in(browser, cast.dana, site, (1280, "light"))
    page = context.new_page()
    page.goto(site + reverse("advising:drafts"))
    assert "3 drafts, 1 thank-you, about 8 minutes." in page.inner_text(".lede")
    page.get_by_role("link", name="Wren0 Lund").click()
    page.wait_for_url("**/drafts/*/")
    reviewed(page)
    assert "Nobody else needs you today" in page.inner_text("main")
    reported(page, Keys(page), cast.dana)
    context.close()
    verdicts = Review.objects.order_by("asked_at").values_list("verdict", flat=True)
    assert list(verdicts) == ["approved", "approved", "returned"]
    assert ThanksReview.objects.get().verdict == "returned"
    _thanked_sees(browser, site)


def _thanked_sees(browser: Browser, site: str) -> None:
    """The comment on the page of the note, and on the other page that Dana opens it."""
    student = Student.objects.get(username="n00002")
    context = signed_in(browser, student.person, site, (390, "light"))
    page = context.new_page()
    talk = Interview.objects.get(contact__student=student)
    page.goto(site + reverse("interviews:thanks", args=[talk.pk]))
    assert "a kind ending, ready" in page.inner_text("main")
    page.goto(site + reverse("home:what_my_advisor_sees"))
    assert "Thank-you: returned with comments" in page.inner_text("main")
    context.close()
