"""What was typed is on this device until the server has it: no word is lost, none overwritten."""

import re
from collections.abc import Iterator
from datetime import datetime

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Error, Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.outreach.actions import start
from apps.outreach.models import Request
from apps.students.models import Student
from tests.conftest import Cast
from tests.outreach.test_composer import form

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

TYPED = "Dear Ms. Achterberg,\n\nThese words were never saved."
LATER = "Dear Ms. Achterberg,\n\nThese words were saved on the laptop."
AUTOSAVE = 3_500  # milliseconds: its three seconds are over


@pytest.fixture
def begun(cast: Cast, contact: Contact, morning: datetime) -> Request:
    return start(contact, now=morning, by=cast.imani)


@pytest.fixture
def laptop(cast: Cast) -> Client:
    """Imani on another device."""
    client = Client()
    client.force_login(cast.imani)
    return client


@pytest.fixture
def page(
    transactional_db: None,
    browser: Browser,
    live_server: LiveServer,
    laptop: Client,
    begun: Request,
) -> Iterator[Page]:
    """The composer on Imani's phone."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, base_url=live_server.url)
    sign_in(context, laptop, live_server)
    opened = context.new_page()
    opened.set_default_timeout(15_000)
    opened.goto(reverse("outreach:request", args=[begun.pk]))
    yield opened
    context.close()


def sign_in(context: BrowserContext, client: Client, site: LiveServer) -> None:
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": site.url}])


def typed(page: Page, text: str = TYPED) -> None:
    page.get_by_label("Your note").fill(text)


def note(page: Page) -> str:
    return page.get_by_label("Your note").input_value()


def reopened(page: Page) -> Page:
    """The same page after its tab was closed."""
    composer, tab = page.url, page.context.new_page()
    page.close()
    tab.goto(composer)
    return tab


def typed_without_a_signal(page: Page, text: str) -> str:
    """And left; gives the address of the composer."""
    composer = page.url
    page.route("**/requests/*/", lambda route: route.abort("internetdisconnected"))
    with page.expect_event("requestfailed", lambda asked: asked.method == "POST"):
        typed(page, text)
        page.get_by_label("Your note").blur()
    page.goto("about:blank")
    page.unroute("**/requests/*/")
    return composer


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).click()


def saved_on_the_laptop(laptop: Client, begun: Request) -> None:
    path = reverse("outreach:request", args=[begun.pk])
    assert laptop.post(path, form(fresh(begun), text=LATER)).status_code == 302


def fresh(begun: Request) -> Request:
    return Request.objects.get(pk=begun.pk)


def test_a_press_without_a_signal_loses_no_word(page: Page, begun: Request) -> None:
    composer = page.url
    page.route("**/requests/*/", lambda route: route.abort("internetdisconnected"))
    typed(page)
    page.get_by_role("button", name="Send to").click()
    expect(page.locator("#saved")).to_have_text("Not saved: no connection. Kept on this device.")
    expect(page.locator("#saved")).to_be_in_viewport()
    assert (page.url, note(page)) == (composer, TYPED)
    with pytest.raises(Error, match="ERR_INTERNET_DISCONNECTED"):
        page.reload()
    page.unroute("**/requests/*/")
    page.wait_for_url("chrome-error://**")
    for _visit in range(2):
        page.goto(composer)
        expect(page.locator("#mirror")).to_be_visible()
        assert note(page) == TYPED
    press(page, "Save and see")
    expect(page.locator("#mirror")).to_be_hidden()
    assert (fresh(begun).status, fresh(begun).text) == ("draft", TYPED)


def test_a_connection_that_comes_back_saves_what_waited(page: Page, begun: Request) -> None:
    page.context.set_offline(True)
    typed(page)
    page.get_by_label("Your note").blur()
    expect(page.locator("#saved")).to_have_text("Not saved: no connection. Kept on this device.")
    page.context.set_offline(False)
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved "))
    assert fresh(begun).text == TYPED


def test_a_button_that_has_the_focus_is_not_pressed(page: Page, begun: Request) -> None:
    typed(page)
    page.get_by_role("button", name="Send to").focus()
    page.wait_for_timeout(AUTOSAVE)
    expect(page.locator("#saved")).to_have_text(re.compile("^Saved "))
    assert (fresh(begun).status, fresh(begun).text) == ("draft", TYPED)


@pytest.mark.parametrize("way", ["autosave", "press"])
def test_words_outlive_a_session_that_ended(
    page: Page, laptop: Client, live_server: LiveServer, way: str
) -> None:
    composer = page.url
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)
    typed(page)
    if way == "press":
        page.get_by_role("button", name="Send to").click()
    page.wait_for_url("**/accounts/login/?next=/requests/**")
    sign_in(page.context, laptop, live_server)
    page.goto(composer)
    expect(page.locator("#mirror")).to_be_visible()
    assert note(page) == TYPED


def test_words_outlive_a_page_that_was_refused(page: Page, begun: Request) -> None:
    """A sign-in in another tab made this one's form too old."""
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    typed(page)
    page.get_by_label("Your note").blur()
    expect(page.locator("#saved")).to_contain_text("Not saved; open this page again.")
    press(page, "Send to")
    page.go_back()
    expect(page.locator("#mirror")).to_be_visible()
    assert note(page) == TYPED
    press(page, "Save and see")
    assert fresh(begun).text == TYPED


def test_letters_typed_while_others_are_saved_are_kept(page: Page, begun: Request) -> None:
    held: list[Route] = []
    page.route("**/requests/*/", lambda route: held.append(route))  # noqa: PLW0108 - playwright marks it
    typed(page, "Saved.")
    page.wait_for_timeout(AUTOSAVE)
    page.get_by_label("Your note").press_sequentially(" Typed on.")
    held[0].continue_()
    expect(page.locator("#version")).to_have_value(str(begun.version + 1))
    page.unroute("**/requests/*/")
    page.route("**/requests/*/", lambda route: route.abort())  # a closing tab lets held ones go
    for late in held[1:]:
        late.abort()
    tab = reopened(page)
    expect(tab.locator("#mirror")).to_be_visible()
    assert (note(tab), fresh(begun).text) == ("Saved. Typed on.", "Saved.")


def test_older_words_show_both_and_overwrite_nothing(
    page: Page, laptop: Client, begun: Request
) -> None:
    composer = typed_without_a_signal(page, TYPED)
    saved_on_the_laptop(laptop, begun)
    page.goto(composer)
    clash = page.locator("#clash")
    expect(clash).to_contain_text("These words were saved on the laptop.")
    page.locator("#saved").get_by_role("link", name="See both texts").click()
    expect(clash).to_be_in_viewport()
    assert note(page) == TYPED
    page.get_by_label("Your note").press_sequentially("More. ")
    page.wait_for_timeout(AUTOSAVE)
    assert fresh(begun).text == LATER
    with page.expect_navigation():
        clash.get_by_role("link", name="Take the other one").click()
    expect(page.locator("#mirror")).to_be_hidden()
    assert note(page) == LATER


def test_older_words_leave_a_newer_introduction_alone(
    page: Page, cast: Cast, begun: Request
) -> None:
    composer = typed_without_a_signal(page, TYPED)
    Student.objects.update(introduction="I wrote this beside another note.")
    page.goto(composer)
    assert note(page) == TYPED
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.get_by_label("What you hope for").fill("How a city decides.")
        page.get_by_label("What you hope for").blur()
    expect(page.get_by_label("Your introduction")).to_have_value(
        "I wrote this beside another note."
    )
    assert fresh(begun).text == TYPED
    assert cast.student.introduction == "I wrote this beside another note."


def test_keep_mine_saves_the_words_of_this_device(
    page: Page, laptop: Client, begun: Request
) -> None:
    composer = typed_without_a_signal(page, f"{TYPED} ")
    saved_on_the_laptop(laptop, begun)
    page.goto(composer)
    press(page, "Keep mine")
    expect(page.locator("#mirror")).to_be_hidden()
    expect(page.locator("#clash")).to_be_empty()
    assert (note(page), fresh(begun).text) == (TYPED, TYPED)


@pytest.fixture
def own(page: Page, cast: Cast, morning: datetime) -> Page:
    """A note to somebody outside Rapport."""
    who = Acquaintance(name="Ana Ruiz", relation="friend", email="ana@ruiz.example")
    ana = add(who, student=cast.student, now=morning, by=cast.imani)
    page.goto(reverse("outreach:request", args=[start(ana, now=morning, by=cast.imani).pk]))
    return page


def test_the_mail_program_gets_what_was_typed_last(own: Page) -> None:
    own.evaluate(
        "() => { navigation.onnavigate = (event) => { document.title = event.destination.url; } }"
    )
    typed(own, "Dear Ana, a new line.")
    own.get_by_role("link", name="Open in my mail program").click()
    expect(own).to_have_title(re.compile("^mailto:"))
    assert re.match("mailto:ana@ruiz.example.*a%20new%20line", own.title())


def test_the_keys_do_not_say_that_a_note_was_sent(own: Page) -> None:
    typed(own, "Dear Ana, could I ask you for 20 minutes on Saturday?")
    own.get_by_label("Your note").press("ControlOrMeta+Enter")
    own.wait_for_timeout(AUTOSAVE)
    assert {request.status for request in Request.objects.all()} == {"draft"}


def test_a_short_note_is_counted_while_it_is_typed(own: Page) -> None:
    own.get_by_text("LinkedIn", exact=True).click()
    field, told = own.get_by_label("A note of 200 characters"), own.locator("#short-count")
    field.fill("a" * 200)
    expect(told).to_contain_text("200 of 200 characters")
    expect(own.get_by_text("Too long for LinkedIn")).to_be_hidden()
    field.press_sequentially("b")
    expect(told).to_contain_text("201 of 200 characters")
    expect(own.get_by_text("Too long for LinkedIn")).to_be_visible()
    expect(own.locator("#saved")).to_have_text(re.compile("^Saved "))
    assert "201 of 200 characters" in told.inner_text()


def test_words_that_a_press_changes_further_are_no_other_tab(page: Page) -> None:
    page.get_by_label("What you hope for").fill("How a city decides.")
    typed(page, "Dear Ms. Achterberg,\n\nImani")
    with page.expect_navigation():
        page.locator("button[value='put hope']").click()
    expect(page.locator("#mirror")).to_be_hidden()
    expect(page.locator("#clash")).to_be_empty()
    assert note(page) == "Dear Ms. Achterberg,\n\nHow a city decides.\n\nImani"
