"""An advisor's morning by the keyboard: students helped, four drafts read, a flag; each is told."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.advising.models import Round
from apps.contacts.actions import Acquaintance, add
from apps.home.roster import Entry, enter
from apps.home.sight import values as told
from apps.mail.models import Message
from apps.outreach.actions import ask_review, save, start
from apps.outreach.models import Comment, Request
from apps.students.actions import explore
from apps.students.models import Student
from tests.home.conftest import world
from tests.home.world import World, letter
from tests.journeys.dean import reported, talked
from tests.journeys.keys import Keys
from tests.looks import signed_in

__all__ = ["world"]
pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def writer(number: int, now: datetime) -> Person:
    """A student of Dana's who sent a draft to be read."""
    entry = Entry(
        f"w{number}@alder.example", f"Wren {number}", "student", advisor="dana@alder.example"
    )
    person = enter(entry, now=now)
    student = Student.objects.get(person=person)
    explore(student, "trees", now=now, by=person)
    friend = add(Acquaintance(f"Ada {number}", "friend"), student=student, now=now, by=person)
    begun = start(friend, now=now, by=person)
    saved = save(begun, letter(begun, now), now=now, by=person)
    ask_review(saved, now=now + timedelta(minutes=number), by=person)
    return person


def reviewed(page: Page) -> None:
    """Two approved and two returned, without touching a mouse."""
    for turn in range(4):
        if turn % 2:
            page.keyboard.press("c")
            page.keyboard.type("a kind ending, ready")  # no key of the page while one types
            page.keyboard.press("Tab")
            page.evaluate("document.activeElement.blur()")
        with page.expect_navigation():
            page.keyboard.press("r" if turn % 2 else "a")


def test_the_advisors_morning(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research(days=30)
    student = world.cast.student
    for number in range(4):
        writer(number, morning - timedelta(hours=3))
    context = signed_in(browser, world.cast.dana, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("advising:caseload"))
    keys = Keys(page)
    keys.to("Select Imani Castellanos")
    page.keyboard.press("Space")
    keys.to("Preview messages", back=True)
    page.keyboard.press("Enter")
    page.wait_for_url("**/words/?who=*")
    assert "urban water and climate" in page.get_by_label("Message to Imani").input_value()
    keys.to("Send the message")
    page.keyboard.press("Enter")
    page.wait_for_url("**/words/*/")
    assert page.get_by_role("button", name="Undo").is_visible()
    page.goto(live_server.url + reverse("advising:caseload"))
    keys.to("Read them, the oldest first")
    page.keyboard.press("Enter")
    page.wait_for_url("**/drafts/*/")
    reviewed(page)
    assert "Nobody else needs you today" in page.inner_text("main")
    page.goto(live_server.url + reverse("advising:student", args=[student.pk]))
    keys.to("Why, in a line")
    page.keyboard.type("Leaves in May.")
    keys.to("Raise the flag")
    page.keyboard.press("Enter")
    page.get_by_text("Raised by Dana Whitlock").wait_for()
    talked(world.cast.dana, morning)
    reported(page, keys, world.cast.dana)
    context.close()
    _students_see(browser, live_server, world)


def _students_see(browser: Browser, site: LiveServer, world: World) -> None:
    assert (
        sorted(Request.objects.values_list("status", flat=True))
        == ["approved"] * 2 + ["returned"] * 2
    )
    assert [one.text for one in Comment.objects.all()] == ["a kind ending, ready"] * 2
    mails = Message.objects.filter(recipient__name__startswith="Wren")
    assert sorted(mails.values_list("template", flat=True)) == [
        *["outreach/mail/approved"] * 2,
        *["outreach/mail/returned"] * 2,
    ]
    later = Round.objects.get().due_at
    assert len(told(world.cast.student, now=later)["words"]) == 1
    context = signed_in(browser, world.cast.imani, site.url, (390, "light"))
    page = context.new_page()
    page.goto(site.url + reverse("home:what_my_advisor_sees"))
    assert "Leaves in May." in page.inner_text("main")
    context.close()
