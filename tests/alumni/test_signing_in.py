"""An alum may sign in, if they like: a code to the address on file, and a page of their own."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from apps.accounts.models import Person, Role
from apps.alumni import actions
from apps.alumni.models import Alum
from apps.core.moves import NotYours, Refused, StaleMove
from apps.home.roster import Entry, enter
from apps.mail.models import Message
from apps.outreach.actions import send
from apps.outreach.models import Answer, Request
from tests.accounts.test_sign_in import code_to
from tests.alumni.test_opting import YES, link
from tests.conftest import NOW, Cast
from tests.outreach.test_races import ready


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False


def sign_in(client: Client, person: Person) -> None:
    client.post(reverse("account_request_login_code"), {"email": person.email})
    client.post(reverse("account_confirm_login_code"), {"code": code_to(person.email)})


def test_an_alum_asks_for_it_on_their_page_and_comes_in_by_code(
    client: Client, cast: Cast, morning: datetime
) -> None:
    address = link(cast.alum, "invitation")
    assert "Let me sign in with a code" in client.get(address).content.decode()
    assert client.post(address, {"do": "account"}).status_code == 302
    assert client.post(address, {"do": "account"}).status_code == 302
    assert f"sign in as {cast.rosalind.email}" in client.get(address).content.decode()
    sign_in(client, cast.rosalind)
    page = client.get("/").content.decode()
    assert page.count("<h1") == 1
    assert "Rosalind, your page" in page
    assert "At most 2 requests a month reach you." in page


def test_an_address_that_somebody_signs_in_with_is_refused_in_words(cast: Cast) -> None:
    enter(Entry("Rosalind@maashaven.example", "Rosalind Achterberg", Role.ADVISOR), now=NOW)
    with pytest.raises(Refused, match="Somebody signs in with this address already"):
        actions.open_account(cast.alum, now=NOW, by=cast.rosalind)
    assert not Person.objects.get(pk=cast.rosalind.pk).may_sign_in


def test_only_the_alum_and_only_after_opting_in(cast: Cast) -> None:
    with pytest.raises(NotYours):
        actions.open_account(cast.alum, now=NOW, by=cast.nils)
    Alum.objects.update(status="invited")
    with pytest.raises(StaleMove):
        actions.open_account(cast.alum, now=NOW, by=cast.rosalind)


def test_whoever_is_asked_no_more_gets_no_code_either(
    client: Client, cast: Cast, morning: datetime
) -> None:
    actions.open_account(cast.alum, now=NOW, by=cast.rosalind)
    actions.never_again(cast.alum, now=NOW, by=cast.rosalind)
    client.post(reverse("account_request_login_code"), {"email": cast.rosalind.email})
    assert Message.objects.count() == 0
    client.force_login(cast.rosalind)
    assert "You are not asked any more." in client.get("/").content.decode()
    assert "You will not be asked again" in client.get("/profile/").content.decode()


def test_the_own_pages_do_what_the_links_do(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.rosalind)
    answers = YES | {"first_name": "Rosalind", "last_name": "Achterberg", "limit": "4"}
    saved = client.post("/profile/", answers)
    assert (saved.status_code, saved.headers["Location"]) == (302, "/profile/")
    assert Alum.objects.get(pk=cast.alum.pk).month_limit == 4
    choices = "/profile/choices/"
    assert "Send me a fresh link" not in client.get(choices).content.decode()
    for answer, status in (
        ({"do": "pause", "until": ""}, "paused"),
        ({"do": "leave"}, "opted_out"),
    ):
        assert client.post(choices, answer).headers["Location"] == choices
        assert cast.alum.status == status


def test_a_form_of_somebody_elses_page_is_refused(cast: Cast, morning: datetime) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.rosalind)
    for path in ("/profile/", "/profile/choices/"):
        assert strict.post(path, {"do": "never"}).status_code == 403
    assert cast.alum.status == "opted_in"


def test_a_request_is_opened_and_answered_from_the_own_page(
    client: Client, cast: Cast, morning: datetime
) -> None:
    mine = ready(cast.student, cast.imani, cast.alum, NOW)
    send(mine, now=NOW, by=cast.imani)
    client.force_login(cast.rosalind)
    assert client.get("/").context["waiting"] == []  # it could still be undone
    Request.objects.update(delivered_at=NOW)
    page = client.get("/")
    assert [row.request for row in page.context["waiting"]] == [mine]
    opened = client.post(f"/requests/{mine.pk}/answer/", follow=True)
    assert opened.status_code == 200
    assert "/answer/" in opened.redirect_chain[0][0]
    said = client.post(opened.redirect_chain[0][0] + "decline/", {"note": "A long year."})
    assert said.status_code == 302
    assert Answer.objects.of(mine).held().exists()


@pytest.mark.parametrize("more", [1, 2])
def test_the_own_page_costs_the_same_for_one_request_and_for_two(
    client: Client,
    cast: Cast,
    morning: datetime,
    more: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    Alum.objects.update(at_once=5, month_limit=5)
    pairs = [(cast.student, cast.imani), (cast.classmate, cast.mateo)]
    for student, person in pairs[:more]:
        send(ready(student, person, cast.alum, NOW), now=NOW, by=person)
    Request.objects.update(delivered_at=NOW)
    client.force_login(cast.rosalind)
    with django_assert_num_queries(14):
        assert len(client.get("/").context["waiting"]) == more
