"""The prep sheet: everything for one talk on one page of paper."""

import re
from datetime import datetime, timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.contacts.models import Contact
from apps.interviews.actions import (
    Account,
    Hopes,
    ask,
    hope,
    log,
    mark,
    settle_place,
    sheet_for,
)
from apps.interviews.models import Interview, Log, Question
from apps.interviews.terms import Way
from apps.students.models import Student
from tests.conftest import Cast
from tests.home.test_look import faults, signed_in
from tests.interviews.conftest import agreed

SHOTS = settings.BASE_DIR / ".local" / "shots"
LONG = "What would you tell a student who wonders whether levees or maps should come first? "
TOLD = {
    "takeaways": "Zoning is where flood plans live or die. " * 9,
    "still_open": "Who pays when a levee protects two cities?\nHow do grants get decided?",
    "next_steps": "Read the Ridgeline hazard plan by 1 December.",
    "promised": "She sends the map of 1953.",
    "pace": "news",
}


@pytest.fixture
def second(cast: Cast, talk: Interview, after: datetime) -> Interview:
    """A second talk agreed with Rosalind, after a first one that was logged with promises."""
    Student.objects.update(introduction="I study maps.", introduction_minute="I grew up there.")
    log(talk, Account(TOLD), now=after, by=cast.imani)
    talk.contact.notes = "Met her at the river walk."
    talk.contact.save()
    return agreed(talk.contact, cast, after, after + timedelta(days=40))


@pytest.fixture
def imani(client: Client, cast: Cast) -> Client:
    client.force_login(cast.imani)
    return client


def plan(cast: Cast, contact: Contact, count: int, now: datetime, text: str = "What of") -> None:
    """So many questions, the last one a must-ask."""
    texts = [(f"{text} {number}?", "") for number in range(1, count + 1)]
    ask(sheet_for(contact), texts, now=now, by=cast.imani)
    mark(Question.objects.get(text=texts[-1][0]), must_ask=True, by=cast.imani)


def sheet_of(client: Client, contact: Contact) -> str:
    return client.get(reverse("interviews:sheet", args=[contact.pk])).content.decode()


def test_the_sheet_says_what_was_said_and_promised(imani: Client, second: Interview) -> None:
    page = sheet_of(imani, second.contact)
    assert "Last time, Thursday 10 December" in page
    for words in ("Zoning is where", "Read the Ridgeline", "the map of 1953", "Who pays when"):
        assert page.count(words) >= 1
    assert page.count("Zoning is where") < 9  # cut to fit
    assert "Met her at the river walk." in page


def test_must_asks_come_first_and_the_eleventh_waits(
    imani: Client, cast: Cast, second: Interview, after: datetime
) -> None:
    plan(cast, second.contact, 12, after)
    page = sheet_of(imani, second.contact)
    assert page.index("<b>What of 12?</b>") < page.index("What of 1?")
    assert "What of 10?" not in page
    assert "2 more questions wait on your list." in page


@pytest.mark.parametrize(("minutes", "says"), [(20, "I study maps."), (30, "I grew up there.")])
def test_the_introduction_fits_the_talk(
    imani: Client, second: Interview, minutes: int, says: str
) -> None:
    Interview.objects.filter(pk=second.pk).update(minutes=minutes)
    assert says in sheet_of(imani, second.contact)


def test_paper_names_who_calls_but_no_number(
    imani: Client, cast: Cast, second: Interview, after: datetime
) -> None:
    assert "Where: still to be said." in sheet_of(imani, second.contact)
    way = Way("phone", caller="student", number="+31 10 555 0142")
    settle_place(second, way, now=after, by=cast.rosalind)
    page = sheet_of(imani, second.contact)
    assert "You call Rosalind." in page
    assert "555 0142" not in page
    assert "good reception" in page


def test_a_first_sheet_has_no_last_time(imani: Client, talk: Interview) -> None:
    page = sheet_of(imani, talk.contact)
    assert "Last time" not in page
    assert "My notes" not in page
    assert "Dress as people there do on a weekday." in page


def test_what_stayed_open_is_one_press_away(imani: Client, second: Interview) -> None:
    page = reverse("interviews:prepare", args=[second.contact_id])
    assert "Still open from last time" in imani.get(page).content.decode()
    for line in TOLD["still_open"].split("\n"):
        imani.post(reverse("interviews:ask", args=[second.contact_id]), {"text": line})
    assert "Still open from last time" not in imani.get(page).content.decode()
    assert Question.objects.for_contact(second.contact).count() == 2


@pytest.mark.parametrize("count", [1, 3])
def test_the_sheet_asks_the_same_for_one_question_and_for_three(
    imani: Client,
    cast: Cast,
    second: Interview,
    after: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    plan(cast, second.contact, count, after)
    with django_assert_num_queries(12):
        sheet_of(imani, second.contact)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_sheet_prints_on_one_page(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    second: Interview,
    after: datetime,
    paper: str,
    count: int,
) -> None:
    """The fullest sheet there is: ten long questions, long notes, a long introduction."""
    plan(cast, second.contact, 12, after, LONG * count)
    Student.objects.update(
        introduction_minute=("I study maps and how cities read them. " * 26)[:1000]
    )
    Interview.objects.filter(pk=second.pk).update(minutes=45)
    Contact.objects.update(notes="The river walk, then a long talk about zoning. " * 30)
    hope(sheet_for(second.contact), Hopes(["work", "stay"], LONG), now=after, by=cast.imani)
    context = signed_in(browser.new_context(), live_server, cast.imani)
    page = context.new_page()
    page.goto(live_server.url + reverse("interviews:sheet", args=[second.contact_id]))
    assert page.locator(".sheet.dense").count() == 1
    printed = page.pdf(path=SHOTS / f"sheet-full-{paper}-{count}.pdf", format=paper)
    context.close()
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("paper", ["Letter", "A4"])
@pytest.mark.parametrize(
    ("contact_of", "print_"), [("second", "sheet close"), ("outside", "sheet")]
)
def test_a_usual_sheet_prints_on_one_page_too(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    second: Interview,
    outside: Interview,
    after: datetime,
    contact_of: str,
    print_: str,
    paper: str,
) -> None:
    """Just short of what needs smaller letters: of a second talk, and of a first one."""
    talk = {"second": second, "outside": outside}[contact_of]
    hope(sheet_for(talk.contact), Hopes(["work", "stay"], ""), now=after, by=cast.imani)
    Interview.objects.filter(pk=outside.pk).update(mode="video")  # the longest list of hints
    Log.objects.update(takeaways="Zoning decides.", promised="The map.", still_open="Who pays?")
    plan(
        cast,
        talk.contact,
        7,
        after,
        "What do you tell a student who asks about levees",
    )
    context = signed_in(browser.new_context(), live_server, cast.imani)
    page = context.new_page()
    page.goto(live_server.url + reverse("interviews:sheet", args=[talk.contact_id]))
    assert page.locator(f"article[class='{print_}']").count() == 1
    printed = page.pdf(path=SHOTS / f"sheet-{contact_of}-{paper}.pdf", format=paper)
    context.close()
    assert len(re.findall(rb"/Type /Page\b", printed)) == 1


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (320, "dark"), (390, "light")])
def test_a_full_sheet_and_its_preparing_are_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    second: Interview,
    after: datetime,
    width: int,
    scheme: str,
) -> None:
    plan(cast, second.contact, 6, after, LONG)
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = signed_in(context, live_server, cast.imani).new_page()
    found = {
        name: faults(
            page,
            live_server.url + reverse(f"interviews:{name}", args=[second.contact_id]),
            f"full-{name}-{width}",
        )
        for name in ("prepare", "sheet")
    }
    context.close()
    assert found == {"prepare": [], "sheet": []}
