"""The pages of one's own data, of erasure and of the audit log; what they say and how they look."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django import DjangoAssertNumQueries
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.audit.actions import note
from apps.audit.models import What
from apps.home.actions import (
    ask_erasure,
    ask_takeout,
    begin_erasure,
    erase_due,
    hold,
    look_on,
    make_takeouts,
    take_back,
)
from apps.home.models import Erasure, Hold
from apps.home.mydata import seen
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in

DATA, ERASURES = "home:my_data", "home:erasures"


def client(person: Person) -> Client:
    made = Client()
    made.force_login(person)
    return made


def said(person: Person, name: str, query: str = "") -> str:
    return client(person).get(reverse(name) + query).content.decode()


def test_the_page_says_where_the_wish_stands(cast: Cast, now: datetime, morning: datetime) -> None:
    me = client(cast.imani)
    assert "Ask to be erased" in said(cast.imani, DATA)
    me.post(reverse(DATA), {"do": "erase"})
    assert "You asked for it on" in said(cast.imani, DATA)
    begin_erasure(cast.imani, now=now, by=cast.nils)
    assert "Everything of yours is erased on" in said(cast.imani, DATA)
    me.post(reverse(DATA), {"do": "keep"})
    assert "Ask to be erased" in said(cast.imani, DATA)
    assert erase_due(now=now + timedelta(days=4)) == 0


def test_who_is_held_reads_why(cast: Cast, now: datetime) -> None:
    hold(cast.imani, "A request to inspect records", now=now, by=cast.nils)
    page = said(cast.imani, DATA)
    assert "A request to inspect records" in page
    assert "Ask to be erased" not in page


def test_staff_are_told_to_leave_first(cast: Cast) -> None:
    page = said(cast.dana, DATA)
    assert "While you work here your account stays" in page
    assert "Make my file" in page


def test_a_coordinator_finds_begins_and_takes_back(cast: Cast, morning: datetime) -> None:
    nils = client(cast.nils)
    assert "Erase Imani" in said(cast.nils, ERASURES, f"?email={cast.imani.email.upper()}")
    assert "Nobody has the address" in said(cast.nils, ERASURES, "?email=no@body.example")
    answer = nils.post(reverse("home:erase", args=[cast.imani.pk]), {"do": "erase"})
    erasure = Erasure.objects.get()
    page = reverse("home:certificate", args=[erasure.pk])
    assert answer.headers["Location"] == page
    assert "Take it back" in nils.get(page).content.decode()
    nils.post(page)
    assert "Nothing was erased" in nils.get(page).content.decode()


def test_a_hold_without_a_reason_is_refused_in_words(cast: Cast, morning: datetime) -> None:
    nils, url = client(cast.nils), reverse("home:erase", args=[cast.imani.pk])
    answer = nils.post(url, {"do": "hold", "reason": ""})
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert cast.imani.name in answer.content.decode()
    nils.post(url, {"do": "hold", "reason": "A complaint"})
    assert Hold.objects.get().reason == "A complaint"
    assert nils.post(url, {"do": "erase"}).status_code == 409
    nils.post(url, {"do": "release"})
    assert nils.post(url, {"do": "erase"}).status_code == 302


def test_the_certificate_is_a_page_and_a_text(cast: Cast, now: datetime, morning: datetime) -> None:
    begin_erasure(cast.imani, now=now, by=cast.nils)
    name, number = cast.imani.name, cast.imani.pk
    erase_due(now=now + timedelta(days=4))
    erasure = Erasure.objects.get()
    nils = client(cast.nils)
    page = nils.get(reverse("home:certificate", args=[erasure.pk])).content.decode()
    text = nils.get(reverse("home:certificate_file", args=[erasure.pk])).content.decode()
    for words in (page, text):
        assert "accounts.Person" in words
        assert str(erasure.number) in words
        assert name not in words
    assert f"Person no. {number}" in text


@pytest.mark.parametrize("many", [1, 3])
def test_the_list_takes_as_many_queries_for_one_as_for_three(
    cast: Cast, now: datetime, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for person in (cast.imani, cast.mateo, cast.sam)[:many]:
        ask_erasure(now=now, by=person)
    nils = client(cast.nils)
    with django_assert_num_queries(7):
        nils.get(reverse(ERASURES))


def test_a_student_reads_who_opened_their_page_or_took_a_file(
    cast: Cast, now: datetime, morning: datetime
) -> None:
    assert "Nobody of the Career Center has opened" in said(cast.imani, DATA)
    dana = client(cast.dana)
    dana.get(reverse("advising:student", args=[cast.student.pk]))
    dana.post(reverse("advising:export"), {"kind": "csv"})
    look_on(cast.student, now=now, by=cast.nils)
    page = said(cast.imani, DATA)
    lines = [page.count(words) for words in ("opened your page", "took a file", "as you,")]
    assert (lines, page.count(cast.dana.name)) == ([1, 1, 1], 2)
    assert "opened your page" not in said(cast.mateo, DATA)


def test_an_alum_reads_which_staff_opened_their_profile(cast: Cast, morning: datetime) -> None:
    for person in (cast.nils, cast.imani):
        client(person).get(reverse("alumni:profile", args=[cast.alum.pk]))
    page = said(cast.rosalind, DATA)
    assert page.count("opened your page") == 1
    assert cast.nils.name in page
    assert cast.imani.name not in page


@pytest.mark.parametrize("many", [1, 3])
def test_who_saw_takes_as_many_queries_for_one_line_as_for_three(
    cast: Cast, now: datetime, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(many):
        note(What.SAW, person=cast.imani.pk, now=now, by=cast.dana.pk)
    with django_assert_num_queries(2):
        assert len(seen(cast.imani)) == many


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_every_state_looks_right(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    now: datetime,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    name = f"{look[0]}-{look[1]}"
    site = live_server.url
    audit = site + reverse("home:audit")
    nils = signed_in(browser, cast.nils, site, look)
    imani = signed_in(browser, cast.imani, site, look)
    found = {
        "none": faults(nils, site + reverse(ERASURES), f"erasures-none-{name}"),
        "audit-none": faults(
            nils, f"{site}{reverse('home:audit')}?what=held", f"audit-none-{name}"
        ),
        "data": faults(imani, site + reverse(DATA), f"my-data-{name}"),
    }
    ask_takeout(now=now, by=cast.imani)
    make_takeouts(now=now)
    ask_erasure(now=now, by=cast.imani)
    found["made"] = faults(imani, site + reverse(DATA), f"my-data-made-{name}")
    take_back(Erasure.objects.get(), now=now, by=cast.imani)
    hold(cast.mateo, "A request to inspect records of 20 November", now=now, by=cast.nils)
    asked = begin_erasure(cast.imani, now=now, by=cast.nils)
    for number in range(60):
        note(What.REFUSED, code=f"home:caseloads-{number}", now=now, by=cast.dana.pk)
    token = mint(Errand("my_data", lasts=timedelta(days=7)), person=cast.rosalind, now=now)
    link = reverse("home:my_data_by_link", args=[token])
    found |= {
        "audit": faults(nils, audit, f"audit-{name}"),
        "wrong": faults(nils, f"{audit}?email=x", f"audit-wrong-{name}"),
        "erasures": faults(
            nils, f"{site}{reverse(ERASURES)}?email={cast.mateo.email}", f"erasures-{name}"
        ),
        "begun": faults(
            nils, site + reverse("home:certificate", args=[asked.pk]), f"erasure-begun-{name}"
        ),
        "by link": faults(imani, site + link, f"my-data-link-{name}"),
        "soon": faults(imani, site + reverse(DATA), f"my-data-soon-{name}"),
    }
    erase_due(now=now + timedelta(days=4))
    found["certificate"] = faults(
        nils, site + reverse("home:certificate", args=[asked.pk]), f"certificate-{name}"
    )
    assert found == {state: [] for state in found}
