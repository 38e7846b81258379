"""How the directory does, and what alumni send to the center."""

from datetime import datetime, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from apps.alumni import actions
from apps.alumni.models import Place, Suggestion
from apps.alumni.numbers import load_words
from apps.core.moves import NotYours, Refused, StaleMove
from apps.mail.models import Message
from tests.alumni.test_campaigns import record
from tests.alumni.test_opting import link
from tests.conftest import NOW, Cast, alum_person, opted_in

WORDS = "%d of %d people got half or more of all %d requests of the last twelve months."


@pytest.mark.parametrize(
    ("asked", "people", "words"),
    [
        ([], 310, "Nobody was asked in the last twelve months."),
        ([5, 3, 1, 1], 310, WORDS % (1, 310, 10)),
        ([4, 3, 3], 3, WORDS % (2, 3, 10)),
        ([1] * 8, 8, WORDS % (4, 8, 8)),
    ],
)
def test_load_is_said_in_words(asked: list[int], people: int, words: str) -> None:
    assert load_words(asked, people) == words


@pytest.fixture
def busy(cast: Cast) -> Cast:
    """Rosalind was asked three times this year, Teodor once before it; Ana never."""
    for alum, days in [(cast.alum, n) for n in (1, 40, 80)] + [(cast.other_alum, 400)]:
        at = NOW - timedelta(days=days)
        Place.objects.create(alum=alum, month=at.date().replace(day=1), taken_at=at, freed_at=at)
    opted_in(alum_person("ana@else.example", "Ana Lind", "UTC", ""))
    opted_in(alum_person("zero@else.example", "Zero Lind", "UTC", ""), month_limit=0)
    return cast


def test_the_numbers_lead_to_their_lists(client: Client, busy: Cast, morning: datetime) -> None:
    client.force_login(busy.nils)
    page = client.get("/alumni/numbers/")
    assert page.context["load"] == WORDS % (1, 4, 3)
    assert page.context["unasked_words"] == "1 of 4 people in the directory were never asked."
    assert [(each.status, each.count) for each in page.context["sums"]] == [
        ("invited", 0),
        ("opted_in", 4),
        ("paused", 0),
        ("unreachable", 0),
        ("opted_out", 0),
    ]
    text = page.content.decode()
    for status, names in {
        "unasked": ["Ana Lind"],
        "busiest": ["Rosalind Achterberg"],
        "opted_in": ["Rosalind Achterberg", "Ana Lind", "Zero Lind", "Teodor Vance"],
    }.items():
        assert f"/alumni/?status={status}" in text
        lines = client.get("/alumni/", {"status": status}).context["lines"]
        assert [line.name for line in lines] == names
    busiest = client.get("/alumni/?status=busiest").context["lines"]
    assert [line.since for line in busiest] == ["Asked 3 times"]


@pytest.mark.parametrize("more", [1, 3])
def test_the_numbers_cost_the_same_for_one_and_for_three(
    client: Client, cast: Cast, more: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(more):
        record(number)
        actions.suggest_colleague(cast.alum, f"Bo{number}", "", now=NOW, by=cast.rosalind)
    client.force_login(cast.nils)
    with django_assert_num_queries(8):
        assert len(client.get("/alumni/numbers/").context["suggestions"]) == more


def test_a_colleague_is_named_to_the_center_and_nobody_is_written_to(
    client: Client, cast: Cast, morning: datetime
) -> None:
    address = link(cast.alum, "choices")
    assert client.post(address, {"do": "suggest", "name": ""}).status_code == 422
    said = {"do": "suggest", "name": "Mireille\n Okonjo", "word": "Plans levees."}
    page = client.post(address, said)
    assert "Thank you. The Career Center has the name." in page.content.decode()
    named = Suggestion.objects.get()
    assert (named.alum, named.name, named.word) == (cast.alum, "Mireille Okonjo", "Plans levees.")
    assert Message.objects.count() == 0
    client.force_login(cast.nils)
    assert "Alumni have named 1 colleague to you." in client.get("/alumni/").content.decode()
    assert "Mireille Okonjo" in client.get("/alumni/numbers/").content.decode()
    client.post(f"/alumni/suggestions/{named.pk}/settle/")
    assert "Mireille Okonjo" not in client.get("/alumni/numbers/").content.decode()


def test_a_few_names_a_day_and_none_from_whoever_is_closed(
    client: Client, cast: Cast, morning: datetime
) -> None:
    for number in range(5):
        actions.suggest_colleague(cast.alum, f"Bo{number}", "", now=NOW, by=cast.rosalind)
    with pytest.raises(Refused):
        actions.suggest_colleague(cast.alum, "Bo", "", now=NOW, by=cast.rosalind)
    page = client.post(link(cast.alum, "choices"), {"do": "suggest", "name": "Bo Ruiz"})
    assert (page.status_code, "Bo Ruiz" in page.content.decode()) == (422, True)
    later = NOW + timedelta(days=1, seconds=1)
    actions.suggest_colleague(cast.alum, "Bo", "", now=later, by=cast.rosalind)
    with pytest.raises(NotYours):
        actions.suggest_colleague(cast.alum, "Bo", "", now=later, by=cast.teodor)
    actions.never_again(cast.alum, now=later, by=cast.rosalind)
    with pytest.raises(StaleMove):
        actions.suggest_colleague(cast.alum, "Bo", "", now=later, by=cast.rosalind)


def test_whoever_would_not_be_asked_says_so_from_the_mail_for_good(
    client: Client, cast: Cast, morning: datetime
) -> None:
    ada = record(1)
    actions.invite([ada.pk], now=NOW, by=cast.nils)
    ada.refresh_from_db()
    address = link(ada, "choices")
    page = client.get(address).content.decode()
    assert page.count('value="never"') == page.count('value="stay"') == 1
    assert client.post(address, {"do": "never"}).status_code == 302
    ada.refresh_from_db()
    assert (ada.status, ada.closed_for) == ("suppressed", "own_wish")
    assert client.post(address, {"do": "never"}).status_code == 302


def test_the_ledger_is_read_in_words(client: Client, cast: Cast, morning: datetime) -> None:
    address = link(cast.alum, "invitation")
    client.post(
        address,
        {
            "do": "yes",
            "shows": ["city"],
            "first_name": "Rosalind",
            "last_name": "Achterberg",
            "city": "Rotterdam",
            "title": "Flood resilience lead",
            "address": "first",
            "limit": "4",
            "formats": ["phone"],
            "languages": ["nl"],
            "windows": ["2ev"],
            "backgrounds": ["first_gen"],
            "reason": "Because.",
            "glad_first": "on",
        },
    )
    client.post(link(cast.alum, "choices"), {"do": "leave"})
    lines = client.get(link(cast.alum, "choices")).context["ledger"]
    # Below stand the lines with which she came in.
    assert [line.words for line in lines][:11] == [
        "You are not in the directory",
        "At most 4 requests a month",
        "Glad to be someone’s first",
        "Students see why you said yes",
        "Usually free: Tuesday evening",
        "Your way through college: First in the family at college",
        "Languages: Dutch",
        "How you like to talk: Phone",
        "Students do not see: what you studied",
        "Students do not see: employer",
        "Students do not see: current role",
    ]
    assert {line.wording for line in lines} == {"2026-11.2"}
