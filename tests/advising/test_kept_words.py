"""Words of staff in a real Chromium: what is typed outlives the session under it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.advising.models import Flag, Note, Word
from apps.alumni.actions import add_link
from apps.alumni.models import Further
from apps.campus.actions import add_term
from apps.campus.breaks import Break
from apps.campus.models import Campus, Term
from apps.campus.models import Wording as Pledge
from apps.guide.models import Example, Wording
from apps.outreach.models import Comment, Review
from tests.access.world import sent_to_be_read
from tests.conftest import NOW
from tests.home.world import World
from tests.interviews.test_words import BAR, copies
from tests.looks import phone

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TYPED = "Words that no server has."


@dataclass(frozen=True)
class Writing:
    """A form of staff: whose, where, the label of a field of words, its button, what is kept."""

    who: str
    path: Callable[[World], str]
    label: str
    button: str
    kept: Callable[[], str]


def student(world: World) -> str:
    return reverse("advising:student", args=[world.cast.student.pk])


def to_students(world: World) -> str:
    return f"{reverse('advising:words')}?who={world.cast.student.pk}"


def draft(_world: World) -> str:
    return reverse("advising:draft", args=[Review.objects.get().pk])


def at(name: str, *args: object) -> Callable[[World], str]:
    return lambda _world: reverse(name, args=args)


def term(world: World) -> str:
    span = Break(date(2026, 8, 24), date(2026, 12, 18), "Fall 2026")
    return reverse("campus:term", args=[add_term(span, now=NOW, by=world.cast.nils).pk])


def link(world: World) -> str:
    said = {"title": "Our network", "url": "https://alumni.example/", "line": ""}
    return reverse("alumni:link", args=[add_link(said, now=NOW, by=world.cast.nils).pk])


FORMS = {
    "message": Writing(
        *("dana", to_students, "Message to Imani", "Send the message"),
        lambda: Word.objects.get().text,
    ),
    "comment": Writing(
        *("dana", draft, "Your comment", "Return with your comment"),
        lambda: Comment.objects.get().text,
    ),
    "note": Writing(
        *("dana", student, "Your note", "Keep the note"),
        lambda: Note.objects.get().text,
    ),
    "flag": Writing(
        *("dana", student, "Why, in a line", "Raise the flag"),
        lambda: Flag.objects.get().reason,
    ),
    "guide": Writing(
        *("nils", at("guide:edit", "talk"), "First line", "Save"),
        lambda: Wording.objects.get().lead,
    ),
    "center": Writing(
        *("nils", at("campus:center"), "Center", "Save"),
        lambda: Campus.objects.current().center,
    ),
    "term": Writing(
        *("nils", term, "Name", "Save"),
        lambda: Term.objects.get().name,
    ),
    "link": Writing(
        *("nils", link, "Title", "Save"),
        lambda: Further.objects.get().title,
    ),
    "look": Writing(
        *("nils", at("campus:look"), "Center", "Save"),
        lambda: Campus.objects.current().center,
    ),
}


def sign_in_again(page: Page, person: Person) -> None:
    client = Client()
    client.force_login(person)
    cookie, site = client.cookies[settings.SESSION_COOKIE_NAME], "/".join(page.url.split("/")[:3])
    page.context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": site}])


@pytest.mark.parametrize("name", FORMS)
def test_words_of_staff_outlive_their_session(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime, name: str
) -> None:
    world.research()
    sent_to_be_read(world.people()[2], world.cast.imani, morning)
    form = FORMS[name]
    person, path = getattr(world.cast, form.who), form.path(world)
    address = live_server.url + path
    with phone(browser, person, address) as page:
        page.get_by_label(form.label).first.fill(TYPED)
        Session.objects.all().delete()
        page.get_by_role("button", name=form.button, exact=True).first.click()
        page.wait_for_url(re.compile("/accounts/login"))
        assert page.get_by_text(BAR).count() == 0
        assert parse_qs(urlsplit(page.url).query)["next"] == [path]
        expect(page.get_by_text("You were signed out, so nothing was saved.")).to_be_visible()
        sign_in_again(page, person)
        page.goto(address)
        expect(page.get_by_label(form.label).first).to_have_value(TYPED)
        expect(page.get_by_text(BAR)).to_be_visible()
        with page.expect_navigation():
            page.get_by_role("button", name=form.button, exact=True).first.click()
        page.wait_for_url(re.compile(r"^[^?]*$"))
        assert (form.kept(), copies(page)) == (TYPED, 0)


def test_what_somebody_else_typed_is_not_shown(
    browser: Browser, live_server: LiveServer, world: World
) -> None:
    """Two coordinators on one device."""
    address = live_server.url + reverse("guide:examples")
    world.cast.ruth.role = world.cast.nils.role
    world.cast.ruth.save(update_fields=["role"])
    with phone(browser, world.cast.nils, address) as page:
        page.get_by_label("Situation").fill(TYPED)
        sign_in_again(page, world.cast.ruth)
        page.goto(address)
        expect(page.get_by_label("Situation")).to_have_value("")
        expect(page.get_by_text(BAR)).to_be_hidden()
        sign_in_again(page, world.cast.nils)
        page.goto(address)
        expect(page.get_by_label("Situation")).to_have_value(TYPED)
        assert Example.objects.count() == 0


def test_an_answer_that_asks_for_more_keeps_the_words(
    browser: Browser, live_server: LiveServer, world: World
) -> None:
    """The page of a refused press holds the words itself; nothing is restored over them."""
    address = live_server.url + reverse("campus:pledge")
    with phone(browser, world.cast.nils, address) as page:
        page.get_by_label("What students promise").fill(TYPED)
        with page.expect_navigation():
            page.get_by_role("button", name="Use this wording").click()
        expect(page.get_by_text("There is a problem")).to_be_visible()
        expect(page.get_by_label("What students promise")).to_have_value(TYPED)
        expect(page.get_by_text(BAR)).to_be_hidden()
        page.get_by_label("are not asked again").check()
        with page.expect_navigation():
            page.get_by_role("button", name="Use this wording").click()
        page.wait_for_url(re.compile(r"^[^?]*$"))
        assert (Pledge.objects.standing().text, copies(page)) == (TYPED, 0)
