"""One's own calendar, read back by two programs' libraries; its address is made and ended."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import vobject
from django.test import Client
from django.urls import reverse
from icalendar import Calendar
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Link
from apps.alumni import places
from apps.contacts.actions import Acquaintance, add, begin_keeping, keep
from apps.home.actions import end_feed, make_feed
from apps.home.feed import feed
from apps.interviews import actions as talks
from apps.interviews.terms import Terms, Way
from tests.conftest import Cast
from tests.looks import LOOKS, seen, signed_in

DAY = timedelta(days=1)
AT = datetime(2026, 12, 10, 16, 0, tzinfo=UTC)


@pytest.fixture
def journey(cast: Cast, morning: datetime) -> None:
    """A talk with Ana by telephone, and a word to Bo; a classmate has both as well."""
    for student in (cast.student, cast.classmate):
        by = student.person
        ana = add(Acquaintance("Ana; Ruiz, \\ü", "friend"), student=student, now=morning, by=by)
        bo = add(Acquaintance("Bo & Li", "friend"), student=student, now=morning, by=by)
        terms = Terms(ana, None, None, AT, 20, "phone")
        talk = talks.arrange(terms, now=morning, by=by)
        number = Way("phone", caller="student", number="")
        talks.settle_place(talk, number, now=morning, by=by)
        begin_keeping(bo, "days", now=morning, by=by)


def path_of(token: str) -> str:
    return reverse("home:calendar_feed", args=[token])


def test_two_libraries_read_the_same_from_it(
    cast: Cast, journey: None, morning: datetime, client: Client
) -> None:
    token = make_feed(cast.student, now=morning, by=cast.imani)
    answer = client.get(path_of(token))
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode()
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    by_icalendar = Calendar.from_ical(text).walk("VEVENT")
    by_vobject = vobject.readOne(text).vevent_list
    names = [str(event["summary"]) for event in by_icalendar]
    assert names == [event.summary.value for event in by_vobject]
    assert set(names) == {
        "Conversation with Ana; Ruiz, \\ü",
        "Thursday 10 December, 8:00 am: your conversation with Ana;",
        "In an hour: your conversation with Ana;",
        "What did you learn from Ana;?",
        "A word to Bo",
    }
    starts = {str(event["summary"]): event.decoded("dtstart") for event in by_icalendar}
    assert starts["Conversation with Ana; Ruiz, \\ü"] == AT
    assert starts["A word to Bo"] == date(2027, 2, 21)
    assert len({str(event["uid"]) for event in by_icalendar}) == len(names)
    assert [word in text for word in ("@alder.example>", "mailto:", "token")] == [False] * 3


@pytest.mark.parametrize(
    ("by", "location"),
    [
        ("imani", "https://meet.example/room"),
        ("rosalind", "By video, on Rosalind’s meeting link."),
    ],
)
def test_a_link_that_is_the_alums_stays_in_rapport(
    by: str, location: str, cast: Cast, morning: datetime
) -> None:
    kept = keep(cast.alum, student=cast.student, now=morning, by=cast.imani)
    place = places.take(cast.alum, now=morning)
    terms = Terms(kept, cast.rosalind, place, AT, 20, "video")
    talk = talks.arrange(terms, now=morning, by=cast.rosalind)
    way = Way("video", "https://meet.example/room")
    talks.settle_place(talk, way, now=morning, by=getattr(cast, by))
    events = Calendar.from_ical(feed(cast.imani, now=morning).text).walk("VEVENT")
    assert [str(event["location"]) for event in events if "location" in event] == [location]


def test_the_same_facts_are_told_once(
    cast: Cast, journey: None, morning: datetime, client: Client
) -> None:
    path = path_of(make_feed(cast.student, now=morning, by=cast.imani))
    first = client.get(path)
    assert first.headers["Last-Modified"] == "Mon, 23 Nov 2026 16:40:00 GMT"
    etag = first.headers["ETag"]
    again = client.get(path, headers={"If-None-Match": f'"other", {etag}'})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", etag)
    since = client.get(path, headers={"If-Modified-Since": first.headers["Last-Modified"]})
    assert since.status_code == 200
    cleo = add(Acquaintance("Cleo", "friend"), student=cast.student, now=morning, by=cast.imani)
    begin_keeping(cleo, "days", now=morning, by=cast.imani)
    changed = client.get(path, headers={"If-None-Match": etag})
    assert (changed.status_code, changed.headers["ETag"] == etag) == (200, False)


def test_an_address_is_shown_once_renewed_and_ended(
    cast: Cast, journey: None, morning: datetime, client: Client
) -> None:
    client.force_login(cast.imani)
    page = reverse("home:own_calendar")
    assert "Nobody reads it" in client.get(page).content.decode()
    tokens = []
    for _again in "12":
        shown = client.post(page, {"do": "make"}).content.decode()
        tokens += re.findall(r"/calendar/([\w-]{43})/rapport\.ics", shown)
    assert [client.get(path_of(token)).status_code for token in tokens] == [410, 200]
    assert tokens[1] not in client.get(page).content.decode()
    assert Link.objects.filter(digest__in=tokens).count() == 0
    for _again in "12":
        client.post(page, {"do": "end"})
    assert client.get(path_of(tokens[1])).status_code == 410
    assert client.post(path_of(tokens[1])).status_code == 405


def test_whose_account_is_closed_has_no_feed(
    cast: Cast, journey: None, morning: datetime, client: Client
) -> None:
    path = path_of(make_feed(cast.student, now=morning, by=cast.imani))
    cast.imani.is_active = False
    cast.imani.save()
    assert client.get(path).status_code == 410


def test_one_persons_end_is_nobody_elses(cast: Cast, morning: datetime, client: Client) -> None:
    theirs = path_of(make_feed(cast.classmate, now=morning, by=cast.mateo))
    end_feed(now=morning, by=cast.imani)
    assert client.get(theirs).status_code == 200
    empty = Calendar.from_ical(client.get(theirs).content)
    assert empty.walk("VEVENT") == []


def test_questions_do_not_grow(
    cast: Cast, morning: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for count in (1, 3):
        for number in range(count):
            who = Acquaintance(f"Ana {count} {number}", "friend")
            ana = add(who, student=cast.student, now=morning, by=cast.imani)
            terms = Terms(ana, None, None, AT + number * DAY, 20, "video")
            talks.arrange(terms, now=morning, by=cast.imani)
        with django_assert_num_queries(2):
            feed(cast.imani, now=morning)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_the_page_is_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime, look: tuple[int, str]
) -> None:
    context = signed_in(browser, cast.imani, str(live_server.url), look)
    page, found = context.new_page(), []
    page.goto(live_server.url + reverse("home:own_calendar"))
    found += seen(page, f"calendar-none-{look[0]}-{look[1]}")
    page.get_by_role("button", name="Make an address").press("Enter")
    page.get_by_text("Copy it now").wait_for()
    found += seen(page, f"calendar-made-{look[0]}-{look[1]}")
    context.close()
    assert found == []
