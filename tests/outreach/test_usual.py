"""When an alum is usually free: offered in the composer, and to tick when suggesting times."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import errand, mint
from apps.alumni.freetime import next_free
from apps.alumni.models import Alum
from apps.core import clock
from apps.core.clock import local
from apps.outreach.actions import send
from apps.outreach.models import Answer, Request, Slot
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.looks import seen
from tests.outreach.test_answer import url
from tests.outreach.test_composer import fresh, post

ROTTERDAM = "Europe/Amsterdam"


@pytest.fixture
def link(cast: Cast, draft: Request, now: datetime) -> str:
    """The token of Rosalind's mail, once the note was sent."""
    sent = send(draft, now=now, by=cast.imani)
    return mint(errand("answer", sent, timedelta(days=14)), person=cast.rosalind, now=clock.now())


def is_free(cast: Cast, *windows: str) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(windows=list(windows))


def clocks(moments: list[datetime], zone: str) -> list[str]:
    return [f"{local(at, zone):%a %d %H:%M}" for at in moments]


def test_the_next_times_lie_in_the_usual_parts_of_the_week() -> None:
    """From Monday 23 November on: nobody is asked for the next two days."""
    found = next_free(["2ev", "4am", "4ev", "7pm"], ROTTERDAM, now=NOW, most=4)
    assert clocks(found, ROTTERDAM) == [
        "Thu 26 09:00",
        "Sun 29 13:00",
        "Tue 01 17:00",
        "Thu 03 09:00",
    ]
    assert next_free([], ROTTERDAM, now=NOW, most=4) == []


def test_an_hour_that_clocks_skip_is_no_time() -> None:
    """The evening before and the day of summer time, on the clock of the alum."""
    start = datetime(2027, 3, 24, 12, tzinfo=UTC)
    found = next_free(["6ev", "7am"], ROTTERDAM, now=start, most=2)
    assert clocks(found, ROTTERDAM) == ["Sat 27 17:00", "Sun 28 09:00"]
    assert found[1] - found[0] == timedelta(hours=15)


def test_the_composer_says_it_and_one_press_offers_a_time(
    client: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    client.force_login(cast.imani)
    path = reverse("outreach:request", args=[draft.pk])
    assert client.get(path).context["usual"] == ""
    is_free(cast, "2ev")
    page = client.get(path)
    assert page.context["usual"] == "Rosalind is usually free Tuesday evenings in Rotterdam."
    assert page.context["usual"] in page.content.decode()
    first, *_others = page.context["usual_times"]
    assert first.there == "Tuesday 1 December, 5:00 pm in Rotterdam"
    assert first.here == "Tuesday 1 December, 8:00 am"
    post(client, draft, do=f"usual {first.at}")
    offered = [slot.starts_at for slot in Slot.objects.offered(fresh(draft))]
    assert datetime(2026, 12, 1, 16, tzinfo=UTC) in offered
    assert len(offered) == 2, "what was typed stays beside it"
    again = client.get(path).context["usual_times"]
    assert first.at not in [each.at for each in again]


@pytest.mark.parametrize("argument", ["", "never", "2026-12-01T17:00", "9" * 400])
def test_what_is_no_moment_saves_the_words_and_adds_nothing(
    client: Client, cast: Cast, draft: Request, argument: str, morning: datetime
) -> None:
    client.force_login(cast.imani)
    answer = post(client, draft, do=f"usual {argument}", hope="Something new.")
    assert answer.status_code == 302
    assert fresh(draft).hope == "Something new."
    assert Slot.objects.offered(fresh(draft)).count() == 1


def test_an_alum_ticks_their_usual_times(
    client: Client, cast: Cast, link: str, morning: datetime
) -> None:
    is_free(cast, "2ev", "4ev")
    page = client.get(url("answer", link))
    [first, second, _third] = page.context["suggest"].fields["usual"].choices
    assert first[1] == "Thursday 26 November, 5:00 pm (8:00 am for Imani)"
    assert first[0] in page.content.decode()
    answer = client.post(url("suggest", link), {"usual": [first[0], second[0]]})
    assert answer.status_code in {200, 302}
    held = Answer.objects.all().held().get()
    assert [clocks([at], ROTTERDAM) for at in held.moments] == [
        ["Thu 26 17:00"],
        ["Tue 01 17:00"],
    ]


def test_ticked_times_stay_beside_words_that_are_read_back(
    client: Client, cast: Cast, link: str, morning: datetime
) -> None:
    is_free(cast, "2ev")
    [first, *_others] = client.get(url("answer", link)).context["suggest"].fields["usual"].choices
    typed = {"usual": [first[0]], "words": "Friday 11 December at 10"}
    shown = client.post(url("suggest", link), typed)
    assert f'name="usual" value="{first[0]}"' in shown.content.decode()
    assert not Answer.objects.all().held().exists()


@pytest.mark.parametrize("moment", ["2026-11-20T17:00:00+00:00", "never", "2026-12-01T17:00"])
def test_a_time_that_has_passed_or_is_none_is_refused(
    client: Client, cast: Cast, link: str, moment: str, morning: datetime
) -> None:
    is_free(cast, "2ev")
    page = client.post(url("suggest", link), {"usual": [moment], "note": "Sorry."})
    assert (page.status_code, "Sorry." in page.content.decode()) == (422, True)


def test_what_is_night_for_the_student_is_not_offered(
    client: Client, cast: Cast, draft: Request, morning: datetime
) -> None:
    """Nine in the morning in Rotterdam is midnight on campus; the words stand all the same."""
    is_free(cast, "6am")
    client.force_login(cast.imani)
    page = client.get(reverse("outreach:request", args=[draft.pk]))
    assert page.context["usual_times"] == []
    assert page.context["usual"] == "Rosalind is usually free Saturday mornings in Rotterdam."


def test_nobody_who_told_nothing_is_asked_to_tick(
    client: Client, cast: Cast, link: str, morning: datetime
) -> None:
    page = client.get(url("answer", link))
    assert "usual" not in page.context["suggest"].fields


@pytest.mark.parametrize("windows", [["2ev"], ["1am", "2ev", "3pm", "5ev"]])
def test_the_composer_costs_the_same_however_free_somebody_is(
    client: Client,
    cast: Cast,
    draft: Request,
    windows: list[str],
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client.force_login(cast.imani)
    is_free(cast, *windows)
    with django_assert_num_queries(23):
        client.get(reverse("outreach:request", args=[draft.pk]))


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_both_pages_look_right(
    browser: Browser, live_server: LiveServer, cast: Cast, draft: Request, morning: datetime
) -> None:
    is_free(cast, "2ev", "4ev", "6am")
    composer = {"usual-compose": reverse("outreach:request", args=[draft.pk])}
    assert walk(browser, live_server, cast.imani, composer) == {}
    sent = send(draft, now=morning, by=cast.imani)
    token = mint(errand("answer", sent, timedelta(days=14)), person=cast.rosalind, now=clock.now())
    for width in (390, 1280):
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.goto(live_server.url + url("answer", token))
        page.locator("#d-cal > summary").click()
        assert seen(page, f"usual-answer-{width}") == []
        page.close()
