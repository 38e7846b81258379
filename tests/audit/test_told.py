"""Refusals of the campus's sign-in, changed texts and lists that were read leave their lines."""

from collections.abc import Iterator
from datetime import datetime

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from apps.audit.models import Event, hashed
from apps.coach.actions import set_rules
from apps.coach.setting import Setting
from apps.interviews.actions import set_bank
from apps.interviews.models import Change
from apps.mail.models import Message
from config import single_sign_on
from tests.accounts.campus.forge import CLIENT, SECRET, Forge, begin, come_back, served
from tests.accounts.test_sign_in import code_to
from tests.conftest import NOW, Cast, alum_person, opted_in


def lines(what: str) -> list[tuple[int | None, int | None, str]]:
    found = Event.objects.filter(what=what).order_by("pk")
    return list(found.values_list("by", "person", "note"))


@pytest.fixture
def provider(settings: Settings) -> Iterator[str]:
    with served(Forge()) as forge:
        app = single_sign_on.oidc("Alder account", forge.issuer, CLIENT, SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield str(app["provider_id"])


def test_a_refused_answer_of_the_campus_and_no_more_than_ten_a_minute(
    cast: Cast, provider: str, morning: datetime
) -> None:
    client = Client(REMOTE_ADDR="203.0.113.7")
    path = reverse("openid_connect_callback", args=[provider])
    for _time in range(12):
        assert client.get(path, {"state": "invented", "code": "c"}).status_code == 403
    assert lines("sign_in_refused") == [(None, None, "openid_connect_callback")] * 10
    assert {one.place for one in Event.objects.all()} == {hashed("place", "203.0.113.7")}
    other = Client(REMOTE_ADDR="203.0.113.8")
    other.get(path, {"state": "invented", "code": "c"})
    assert len(lines("sign_in_refused")) == 11


def test_whose_campus_account_it_is_where_that_is_sure(
    cast: Cast, provider: str, morning: datetime, settings: Settings
) -> None:
    """The campus counts her among its students no more."""
    settings.RAPPORT_SSO_AFFILIATION, settings.RAPPORT_SSO_STUDENTS = "affiliation", ["student"]
    SocialAccount.objects.create(user=cast.imani, provider=provider, uid="s-1")
    forge = Forge(claims={"affiliation": "alum"})
    with served(forge):
        app = single_sign_on.oidc("Alder account", forge.issuer, CLIENT, SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        name = str(app["provider_id"])
        SocialAccount.objects.update(provider=name)
        client = Client()
        assert come_back(client, begin(client, forge, name), name) == 403
    assert lines("sign_in_refused") == [(None, cast.imani.pk, "openid_connect_callback")]


def test_a_wrong_code_where_one_shows_again_who_one_is(
    client: Client, cast: Cast, morning: datetime, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    client.force_login(cast.dana)
    again = reverse("accounts:again")
    client.post(again, {"code": "NONE-IS-OUT"})
    client.post(again, {"do": "send"})
    for _time in range(4):  # the code dies with the third
        assert client.post(again, {"code": "AAAA-AAAA"}).status_code == 422
    assert lines("sign_in_refused") == [(None, cast.dana.pk, "accounts:again")] * 3
    Message.objects.all().delete()
    client.post(again, {"do": "send"})
    assert client.post(again, {"code": code_to(cast.dana.email)}).status_code == 302
    assert len(lines("sign_in_refused")) == 3


def test_rules_of_the_coach_that_changed(cast: Cast) -> None:
    nils = cast.nils
    own = Setting(is_on=False, fix="Not now.")
    for chosen in (
        {"resume": own, "intro": Setting()},
        {"resume": own},
        {"resume": Setting(), "nonsense": own},
    ):
        set_rules(chosen, now=NOW, by=nils)
    assert lines("setting") == [(nils.pk, None, "coach.resume")] * 2


def test_questions_of_the_bank_that_changed(cast: Cast) -> None:
    nils = cast.nils
    own = Change("own-1", topic="pay", text="Ours?")
    for changes in ([own, Change("pay-1", is_on=False)], [own], [Change("pay-1"), Change("pay-2")]):
        set_bank(changes, now=NOW, by=nils)
    assert [note for _by, _about, note in lines("setting")] == [
        "bank.own-1",
        "bank.pay-1",
        "bank.pay-1",
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_who_saw_an_address_in_the_list_of_alumni(
    client: Client, cast: Cast, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """A line for each person whose address stood there; one statement for however many."""
    people = [cast.rosalind, cast.teodor]
    for number in range(many - 1):
        person = alum_person(f"a{number}@post.example", f"Ada{number} Lind", "UTC", "")
        opted_in(person)
        people.append(person)
    client.force_login(cast.nils)
    path = reverse("alumni:people")
    with django_assert_num_queries(9):
        client.get(path)
    assert sorted(lines("saw")) == sorted((cast.nils.pk, one.pk, "list") for one in people)
    client.get(f"{path}?q=nobody")
    assert len(lines("saw")) == len(people)


def test_the_alum_reads_it(client: Client, cast: Cast, morning: datetime) -> None:
    client.force_login(cast.nils)
    client.get(reverse("alumni:people"))
    client.force_login(cast.rosalind)
    page = client.get(reverse("home:my_data")).content.decode()
    assert (cast.nils.name in page, "saw your address in a list" in page) == (True, True)
