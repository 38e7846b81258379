"""No page tells whether it knows an address: not by words, status, cookies, nor by its time.

How long the answers take is measured by `python -m benchmarks.trust.enumeration`; here stands that
every page of this kind waits for its moment.
"""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import NoReverseMatch, resolve, reverse
from pytest_django.fixtures import Settings

from apps.accounts import even
from apps.accounts.even import ASKED, left
from apps.accounts.links import Errand, mint
from apps.core.clock import now
from apps.home.demo.cast import PASSWORD
from apps.mail.models import Message
from config.allauth_rules import ALLAUTH
from tests.access.fields import read
from tests.conftest import Cast

# What differs from one answer to the next whoever asks, and what was typed.
OWN = re.compile(r'(?:value|content|nonce)="[^"]*"')
KNOWN = ("imani@alder.example", "IMANI@alder.example", "mateo@alder.example")
NOBODY = "nobody@alder.example"
# An alum cannot sign in, an advisor is on the roster.
KINDS = (*KNOWN, "rosalind@maashaven.example", "dana@alder.example")
Sent = Callable[[str], dict[str, str]]


def _login(address: str) -> dict[str, str]:
    return {"login": address, "password": "not-the-password"}


def _address(address: str) -> dict[str, str]:
    return {"email": address}


def _sign_up(address: str) -> dict[str, str]:
    return {"name": "Bo Lund", "email": address, "password1": "orchard-lamp-river"}


PAGES: dict[str, Sent] = {
    "account_login": _login,
    "account_request_login_code": _address,
    "account_reset_password": _address,
    "account_signup": _sign_up,
}


@pytest.fixture(autouse=True)
def _open_to_all(settings: Settings, cast: Cast) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example", "maashaven.example"]
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    cast.imani.set_password(PASSWORD)
    cast.imani.save()


def bare(text: str, typed: str) -> str:
    """Without what was typed, as it was typed or in small letters."""
    return OWN.sub("", text).replace(typed, "A…").replace(typed.lower(), "a…")


def twin(address: str) -> str:
    """An address of nobody, written as this one is."""
    return NOBODY.upper() if address.startswith("IMANI") else NOBODY


def said(view: str, data: dict[str, str], typed: str) -> str:
    """Status, where it leads, cookies and words, there and on the page it leads to."""
    client = Client()
    answer = client.post(reverse(view), data)
    where = answer.headers.get("Location", "")
    after = client.get(where) if where else answer
    cookies = sorted((name, morsel["max-age"]) for name, morsel in client.cookies.items())
    told = f"{answer.status_code} {where} {after.status_code} {cookies} "
    return told + bare(answer.content.decode() + after.content.decode(), typed)


@pytest.mark.parametrize("view", PAGES)
def test_every_address_gets_the_same_answer(view: str) -> None:
    sent = PAGES[view]
    for address in KINDS:
        nobody = twin(address)
        told = (said(view, sent(address), address), said(view, sent(nobody), nobody))
        assert (address, told[0]) == (address, told[1])


def test_a_wrong_code_is_refused_in_the_same_words() -> None:
    for address in KINDS:
        told = set()
        for typed in (address, twin(address)):
            client = Client()
            client.post(reverse("account_request_login_code"), {"email": typed})
            page = client.post(reverse("account_confirm_login_code"), {"code": "WRONG1"})
            told.add((page.status_code, bare(page.content.decode(), typed)))
        assert (address, len(told)) == (address, 1)


def test_somebody_known_does_get_their_mail() -> None:
    """So that the same answers mean something: what is behind them is not the same."""
    for view, sent in PAGES.items():
        for address in ("imani@alder.example", NOBODY):
            Client().post(reverse(view), sent(address))
    found = sorted((m.to_address, m.values["subject"]) for m in Message.objects.all())
    assert found == [
        ("imani@alder.example", "Choose a new password"),
        ("imani@alder.example", "You have an account already"),
        ("imani@alder.example", "Your sign-in code"),
        (NOBODY, "Confirm your e-mail address"),
    ]


@pytest.fixture
def waits(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each answer is held back, without the waiting."""
    settings.RAPPORT_EVEN_SECONDS = 0.25
    found: list[float] = []
    monkeypatch.setattr(even, "sleep", found.append)
    return found


@pytest.mark.parametrize("view", PAGES)
@pytest.mark.parametrize("address", [KINDS[0], NOBODY])
def test_each_of_them_waits_for_its_moment(waits: list[float], view: str, address: str) -> None:
    Client().post(reverse(view), PAGES[view](address))
    assert [0 < seconds <= 0.25 for seconds in waits] == [True]


def test_so_does_the_page_of_a_fresh_link(waits: list[float], cast: Cast) -> None:
    what = Errand("choices", "alumni.alum", cast.alum.pk, timedelta(days=1), "alumni:choices")
    old = mint(what, person=cast.rosalind, now=now() - timedelta(days=9))
    for token in (old, "x" * 43):
        Client().post(reverse("mail:fresh_link", args=[token]), {"do": "send"})
    assert len(waits) == 2


def test_other_pages_wait_for_nothing(waits: list[float], cast: Cast) -> None:
    client = Client()
    client.get(reverse("account_login"))
    client.post("/nowhere/", {"email": NOBODY})
    client.force_login(cast.imani)
    client.get("/")
    assert waits == []


def test_where_attempts_ran_out_nobody_is_held(waits: list[float], settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login": "1/m/ip"}
    found = [
        Client().post(reverse("account_login"), _login(NOBODY)).status_code for _time in range(3)
    ]
    assert (found[1:], len(waits)) == ([429, 429], 1)


@pytest.mark.parametrize(
    ("taken", "seconds"), [(0.0, 0.25), (0.1, 0.15), (0.2499, 0.0001), (0.3, 0.2), (0.6, 0.15)]
)
def test_an_answer_leaves_at_a_whole_step(taken: float, seconds: float) -> None:
    assert left(taken, 0.25) == pytest.approx(seconds)


def test_every_page_where_anybody_may_type_an_address_waits(settings: Settings) -> None:
    """By the fields that are on it: a new page that takes an address has to wait, too."""
    found = set()
    for name, who in ALLAUTH.items():
        with suppress(NoReverseMatch):  # pages of one provider, of which there is none
            path = reverse(name)
            forms, _links = read(path, Client().get(path).content.decode())
            takes = [form for form in forms if {"email", "login"} & set(form.names)]
            found |= {resolve(form.action).view_name for form in takes if who == "everyone"}
    assert found == ASKED - {"mail:fresh_link"}
