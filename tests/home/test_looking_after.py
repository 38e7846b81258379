"""How alumni fare, beside the caseload: as counted by hand, and on the page by itself."""

from datetime import date, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, expect
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.alumni.models import Alum, Place
from apps.campus.models import Campus
from apps.home.report.alumni import looked_after
from apps.home.report.page import wait
from apps.home.report.terms import Days
from apps.outreach.models import Request
from tests.conftest import NOW, Cast
from tests.home.test_look import walk
from tests.home.test_report import by_hand, peopled, students_of
from tests.looks import signed_in

FALL = Days(date(2026, 8, 1), date(2026, 12, 31))
PRICE = 12
WEEK = timedelta(days=7)


@pytest.mark.parametrize("seed", range(3))
def test_every_fact_is_as_counted_by_hand(cast: Cast, seed: int) -> None:
    Campus.objects.update(zone="Pacific/Auckland")
    peopled(cast, seed)
    silent = Request.objects.filter(channel="relay", status="sent", sent_at__lt=NOW - WEEK)
    for person in (cast.nils, cast.dana, cast.ruth):
        found, hand = looked_after(person, now=NOW), by_hand(person, FALL)
        mine = silent.filter(student__in=students_of(person, FALL))
        assert [fact.value for fact in found] == [
            f"{hand.answered} of {hand.asked}",
            "0 of 2",
            str(mine.count()),
            f"{hand.thanked} of {hand.to_thank}",
        ]
        is_told = hand.median is not None and hand.answered >= 10
        words = f", median {wait(hand.median)}" if is_told and hand.median else ""
        assert found[0].what == f"requests through Rapport answered{words}"
    assert silent.exists()


@pytest.mark.parametrize(
    ("wish", "places", "is_full"),
    [
        ({"at_once": 1, "month_limit": 5}, [{"freed_at": None}], True),
        ({"at_once": 2, "month_limit": 5}, [{"freed_at": None}], False),
        ({"at_once": 2, "month_limit": 1}, [{"freed_at": NOW}], True),
        ({"at_once": 2, "month_limit": 1}, [{"freed_at": NOW, "month": date(2026, 10, 1)}], False),
        ({"at_once": 1, "month_limit": 0}, [{"freed_at": None}], False),
        ({"at_once": 1, "month_limit": 5, "status": "paused"}, [{"freed_at": None}], False),
    ],
    ids=["at once", "room at once", "month", "last month", "wishes none", "paused"],
)
def test_who_is_at_their_limit(
    cast: Cast, wish: dict[str, object], places: list[dict[str, object]], *, is_full: bool
) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(**wish)
    for place in places:
        Place.objects.create(
            **({"alum": cast.alum, "month": date(2026, 11, 1), "taken_at": NOW} | place)
        )
    assert list(Alum.objects.at_limit(NOW)) == ([cast.alum] if is_full else [])


@pytest.mark.parametrize("size", [1, 3])
def test_it_costs_the_same_however_many(
    client: Client,
    cast: Cast,
    morning: datetime,
    django_assert_num_queries: DjangoAssertNumQueries,
    size: int,
) -> None:
    peopled(cast, 1, size=size)
    client.force_login(cast.dana)
    with django_assert_num_queries(PRICE):
        assert client.get(reverse("home:looking_after")).status_code == 200


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_the_caseload_takes_it_in_and_leads_to_it_without_a_script(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime
) -> None:
    peopled(cast, 2, size=3)
    site, caseload = live_server.url, live_server.url + reverse("advising:caseload")
    context = signed_in(browser, cast.dana, site, (1280, "light"))
    page = context.new_page()
    page.goto(caseload)
    expect(page.locator("#after dd").first).to_contain_text(" of ")
    context.close()
    context = signed_in(browser, cast.dana, site, (1280, "light"), script=False)
    page = context.new_page()
    page.goto(caseload)
    page.get_by_role("link", name="Looking after alumni").click()
    page.wait_for_url("**" + reverse("home:looking_after"))
    assert page.locator("dd").count() == 4
    context.close()
    assert walk(browser, live_server, cast.nils, {"after": reverse("home:looking_after")}) == {}
