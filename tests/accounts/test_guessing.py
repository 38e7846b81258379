"""Guessing is limited with the numbers that are shipped: by address, by place, behind proxies."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.audit.models import Event, hashed
from apps.home import doctor
from apps.home.doctor.finding import Verdict
from tests.conftest import Cast

PASSWORD = "a-long-way-home"
RIGHT, WRONG = 302, 200
AN_ADDRESS, A_PLACE = 5, 10  # wrong passwords: in five minutes, in one


def guess(email: str, word: str = "guess", *, place: str, passed: str = "") -> int:
    """The status of one try with this password; `passed` is what X-Forwarded-For says."""
    headers = {"X-Forwarded-For": passed} if passed else {}
    client = Client(REMOTE_ADDR=place, headers=headers)
    typed = {"login": email, "password": word}
    return client.post(reverse("account_login"), typed).status_code


@pytest.fixture
def imani(cast: Cast) -> str:
    cast.imani.set_password(PASSWORD)
    cast.imani.save()
    return cast.imani.email


def test_an_address_is_guessed_at_five_times_from_wherever(imani: str) -> None:
    places = [f"203.0.113.{number}" for number in range(AN_ADDRESS + 1)]
    assert [guess(imani, place=one) for one in places[:-1]] == [WRONG] * AN_ADDRESS
    # The right one is not told from a wrong one any more.
    assert guess(imani, PASSWORD, place=places[-1]) != RIGHT
    assert guess("mateo@alder.example", place=places[-1]) == WRONG


def test_a_place_guesses_ten_times_at_whomever(imani: str) -> None:
    for number in range(A_PLACE):
        assert guess(f"nobody{number}@alder.example", place="203.0.113.7") == WRONG
    assert guess(imani, PASSWORD, place="203.0.113.7") != RIGHT
    assert guess(imani, PASSWORD, place="203.0.113.8") == RIGHT


@pytest.mark.parametrize(
    ("proxies", "place"), [(0, "10.0.0.1"), (1, "198.51.100.2"), (2, "198.51.100.1")]
)
def test_where_somebody_is_the_declared_proxies_say(
    imani: str, settings: Settings, proxies: int, place: str
) -> None:
    """Each writes down whom it heard; what stands before that, anybody may have written."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    passed = "192.0.2.66, 198.51.100.1, 198.51.100.2"
    guess(imani, place="10.0.0.1", passed=passed)
    assert [event.place for event in Event.objects.all()] == [hashed("place", place)]


@pytest.mark.parametrize("proxies", [0, 1])
def test_an_invented_place_makes_no_room(imani: str, settings: Settings, proxies: int) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    for number in range(A_PLACE):
        passed = f"192.0.2.{number}, 198.51.100.1"
        guess(f"nobody{number}@alder.example", place="10.0.0.1", passed=passed)
    last = "192.0.2.99, 198.51.100.1"
    assert guess(imani, PASSWORD, place="10.0.0.1", passed=last) != RIGHT


def test_behind_one_proxy_everybody_counts_for_themselves(imani: str, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(A_PLACE):
        guess(f"nobody{number}@alder.example", place="10.0.0.1", passed="198.51.100.1")
    assert guess(imani, PASSWORD, place="10.0.0.1", passed="198.51.100.2") == RIGHT


@pytest.fixture
def forgotten() -> Iterator[None]:
    """What one test writes into Valkey no other reads."""
    written = ["short-chain:1", "short-chain:2"]
    cache.delete_many(written)
    yield
    cache.delete_many(written)


@pytest.mark.usefixtures("forgotten")
def test_a_chain_that_is_too_short_is_not_believed(
    imani: str, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """The nearest address counts, whatever the header says; the log and the doctor say why."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    assert doctor.proxies().verdict is Verdict.FINE
    for number in range(A_PLACE):
        answer = guess(
            f"nobody{number}@alder.example", place="10.0.0.1", passed=f"192.0.2.{number}"
        )
        assert answer == WRONG
    assert guess(imani, PASSWORD, place="10.0.0.1", passed="192.0.2.99") != RIGHT
    assert guess(imani, PASSWORD, place="10.0.0.2", passed="192.0.2.99") == RIGHT
    places = {event.place for event in Event.objects.all()}
    assert places == {hashed("place", "10.0.0.1"), hashed("place", "10.0.0.2")}
    assert caplog.text.count("proxies.fewer_than_declared") == 1
    said = doctor.proxies()
    assert (said.verdict, "Set RAPPORT_PROXIES to" in said.cure) == (Verdict.MEND, True)
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert doctor.proxies().verdict is Verdict.FINE


@pytest.mark.usefixtures("forgotten")
@pytest.mark.parametrize("declared", [1, 2])
def test_a_proxy_that_is_not_there_is_noticed(
    imani: str, settings: Settings, caplog: pytest.LogCaptureFixture, declared: int
) -> None:
    """An ordinary sign-in has no header then: before anybody invents places, the doctor says so."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = declared
    assert guess(imani, PASSWORD, place="10.0.0.1") == RIGHT
    assert [event.place for event in Event.objects.all()] == [hashed("place", "10.0.0.1")]
    assert caplog.text.count("proxies.fewer_than_declared") == 1
    said = doctor.proxies()
    words = f"a sign-in came by fewer than the {declared} declared"
    assert (said.verdict, words in said.words) == (Verdict.MEND, True)


@pytest.mark.usefixtures("forgotten")
def test_without_proxies_no_header_is_missed(imani: str, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 0
    assert guess(imani, PASSWORD, place="10.0.0.1") == RIGHT
    assert (doctor.proxies().verdict, cache.get("short-chain:0")) == (Verdict.FINE, None)
