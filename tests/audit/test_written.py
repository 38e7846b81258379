"""What bears on security leaves a line, without a name, an address or a place in it."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from apps.accounts.models import Role
from apps.advising.actions import Taking, note_export
from apps.audit.actions import note
from apps.audit.models import Event, What, hashed
from apps.campus.actions import add_periods
from apps.campus.breaks import Break
from apps.home.actions import Handover, change_role, look_off, look_on, start_anew
from apps.home.auditing import PAGE
from tests.conftest import Cast

PASSWORD = "a-long-way-home"


def lines() -> list[tuple[str, int | None, int | None, str]]:
    found = Event.objects.order_by("pk")
    return list(found.values_list("what", "by", "person", "note"))


@pytest.fixture
def imani(cast: Cast) -> Client:
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    return Client(REMOTE_ADDR="203.0.113.9")


def sign_in(client: Client, email: str, password: str) -> int:
    typed = {"login": email, "password": password}
    return client.post(reverse("account_login"), typed).status_code


def test_who_comes_in_and_leaves(cast: Cast, imani: Client) -> None:
    assert sign_in(imani, cast.imani.email, PASSWORD) == 302
    imani.post(reverse("account_logout"))
    me = cast.imani.pk
    assert lines() == [("sign_in", me, None, ""), ("sign_out", me, None, "")]
    assert {event.place for event in Event.objects.all()} == {hashed("place", "203.0.113.9")}


def test_letters_that_no_database_takes_are_a_refusal_like_others(imani: Client) -> None:
    assert sign_in(imani, "\x00imani@alder.example", "not this one") == 200
    assert Event.objects.get().what == What.SIGN_IN_REFUSED


def test_a_wrong_password_is_written_down_for_known_and_unknown(cast: Cast, imani: Client) -> None:
    sign_in(imani, cast.imani.email.upper(), "not this one")
    sign_in(imani, "nobody@elsewhere.example", "not this one")
    found = Event.objects.order_by("pk")
    assert [(each.what, each.person) for each in found] == [
        (What.SIGN_IN_REFUSED, cast.imani.pk),
        (What.SIGN_IN_REFUSED, None),
    ]
    assert [each.whom for each in found] == [
        hashed("whom", cast.imani.email),
        hashed("whom", "nobody@elsewhere.example"),
    ]
    stored = str(list(Event.objects.values()))
    assert "example" not in stored
    assert "203.0.113.9" not in stored


def test_a_wrong_code_names_whom_it_was_for(cast: Cast) -> None:
    client = Client()
    client.post(reverse("account_request_login_code"), {"email": cast.mateo.email})
    client.post(reverse("account_confirm_login_code"), {"code": "WRONG-CODE"})
    assert lines() == [
        ("sign_in_refused", None, cast.mateo.pk, "account_confirm_login_code"),
    ]


def test_a_page_refused_to_staff_and_not_to_students(cast: Cast) -> None:
    for person in (cast.dana, cast.imani):
        client = Client()
        client.force_login(person)
        assert client.get(reverse("home:audit")).status_code == 403
    assert lines() == [("refused", cast.dana.pk, None, "home:audit")]


def test_verbs_of_coordinators_leave_a_line(cast: Cast, now: datetime) -> None:
    nils, ruth = cast.nils, cast.ruth
    change_role(ruth, Role.COORDINATOR, Handover(leaves=True), now=now, by=nils)
    start_anew(ruth, now=now, by=nils)
    look_on(cast.student, now=now, by=nils)
    look_off(now=now, by=nils)
    note_export(Taking("caseload", "csv", 3), now=now, by=nils)
    add_periods([Break(now.date(), now.date(), "Snow")], now=now, by=nils)
    me = nils.pk
    assert lines() == [
        ("role", me, ruth.pk, "coordinator"),
        ("anew", me, ruth.pk, ""),
        ("view_as", me, cast.imani.pk, ""),
        ("view_end", me, cast.imani.pk, ""),
        ("export", me, None, "3 caseload"),
        ("setting", me, None, "quiet"),
    ]


def page(cast: Cast, query: str = "") -> str:
    client = Client()
    client.force_login(cast.nils)
    return client.get(reverse("home:audit") + query).content.decode()


def test_the_page_filters_and_names(cast: Cast, now: datetime) -> None:
    note(What.ROLE, person=cast.ruth.pk, code="advisor", now=now, by=cast.nils.pk)
    note(What.ANEW, person=10**9, now=now - timedelta(days=3), by=cast.nils.pk)
    assert cast.ruth.name in page(cast, "?what=role")
    assert "Somebody who is gone" not in page(cast, "?what=role")
    assert "Somebody who is gone" in page(cast, f"?email={cast.nils.email}")
    assert "Nothing to show" in page(cast, f"?email={cast.dana.email}")
    assert "advisor" not in page(cast, "?last=2026-11-22").split("<tbody>")[1].split("</tbody>")[0]
    assert "Somebody who is gone" not in page(cast, "?first=2026-11-21")


def test_pages_go_on_where_the_last_one_ended(cast: Cast, now: datetime) -> None:
    for number in range(PAGE + 3):
        note(What.SETTING, code=f"setting-{number:03}", now=now, by=cast.nils.pk)
    first = page(cast)
    oldest = Event.objects.order_by("-pk")[PAGE - 1]
    assert (first.count("setting-"), f"before={oldest.pk}" in first) == (PAGE, True)
    older = page(cast, f"?before={oldest.pk}")
    assert (older.count("setting-"), "before=" in older) == (3, False)


def test_days_that_are_none_are_said_and_kept(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.nils)
    answer = client.get(reverse("home:audit") + "?first=2026-11-20&last=2026-11-01&email=nils")
    said = answer.content.decode()
    assert answer.status_code == 422
    assert "There is a problem" in said
    assert 'value="2026-11-20"' in said
    assert 'value="nils"' in said


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_takes_as_many_queries_for_one_line_as_for_three(
    cast: Cast, now: datetime, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(many):
        note(What.ROLE, person=cast.ruth.pk, code="advisor", now=now, by=cast.nils.pk)
    client = Client()
    client.force_login(cast.nils)
    with django_assert_num_queries(6):
        client.get(reverse("home:audit"))
