"""What students find, in which order, and at what cost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from apps.alumni.finding import prefixes, words_of
from apps.alumni.models import Alum, Place
from apps.alumni.room import has_room, month_of
from apps.core import clock
from tests.conftest import Cast, alum_person, opted_in


@pytest.fixture
def people(cast: Cast) -> Cast:
    alum = cast.alum
    alum.topics, alum.line, alum.glad_first = ["starting", "abroad"], "Zürich taught me", True
    alum.shows = ["title", "city"]
    for one in (alum, cast.other_alum):
        one.words = words_of(one)
        one.save()
    Alum.objects.filter(pk=alum.pk).update(
        topics=alum.topics, line=alum.line, glad_first=True, shows=alum.shows, words=words_of(alum)
    )
    return cast


def names(client: Client, query: str) -> list[str]:
    context = client.get(f"/people/?{query}").context
    return [card.name for card in context["roomy"] + context["full"]]


ROSALIND, TEODOR = "Rosalind Achterberg", "Teodor Vance"
FINDS = {
    "": [ROSALIND, TEODOR],
    "q=flo": [ROSALIND],
    "q=FLOOD+rott": [ROSALIND],
    "q=zurich": [ROSALIND],
    "q=Zür": [ROSALIND],
    "q=Maashaven": [],  # the employer is not shown, so it cannot be found
    "q=abroad": [ROSALIND],
    "q=%27+%26+%21": [ROSALIND, TEODOR],
    "q=%00flood": [ROSALIND],
    "topic=abroad": [ROSALIND],
    "topic=graduate": [],
    "topic=nonsense": [ROSALIND, TEODOR],
    "format=phone&free=first": [ROSALIND],
    "free=room&q=plan": [TEODOR],
    "page=99": [ROSALIND, TEODOR],
}


@pytest.mark.parametrize(("query", "expected"), FINDS.items())
def test_a_search_finds(client: Client, people: Cast, query: str, expected: list[str]) -> None:
    client.force_login(people.imani)
    assert names(client, query) == expected


def test_each_facet_is_counted_under_the_others(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    facets = client.get("/people/?topic=abroad").context["facets"]
    counts = {option.value: option.count for facet in facets for option in facet.options}
    assert (counts["starting"], counts["graduate"], counts["video"], counts["room"]) == (1, 0, 1, 1)


def test_a_full_person_comes_last_and_says_when(client: Client, people: Cast) -> None:
    now = clock.now()
    alum = people.alum
    Place.objects.create(alum=alum, month=month_of(now, alum.zone), taken_at=now)
    client.force_login(people.imani)
    context = client.get("/people/").context
    assert [card.name for card in context["roomy"]] == [TEODOR]
    assert [card.room.startswith("Next room in ") for card in context["full"]] == [True]


def test_no_page_shows_an_address_or_a_limit(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    for path in ("/people/", f"/people/{people.alum.pk}/"):
        text = client.get(path).content.decode()
        assert ("@maashaven" in text, "@ridgeline" in text, "a month" in text) == (False,) * 3


@pytest.mark.parametrize("more", [0, 2])
def test_the_directory_costs_the_same_for_one_row_and_for_three(
    client: Client, people: Cast, more: int, django_assert_num_queries: object
) -> None:
    people.other_alum.delete()
    for number in range(more):
        opted_in(alum_person(f"a{number}@post.example", f"Ada N{number}", "UTC", ""))
    client.force_login(people.imani)
    with django_assert_num_queries(11):  # type: ignore[operator]
        assert len(names(client, "")) == 1 + more


MOMENT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # November still in Denver, December in Rotterdam


@pytest.mark.parametrize("zone", ["America/Denver", "Europe/Amsterdam", ""])
@pytest.mark.parametrize("limit", [0, 1, 2])
@pytest.mark.parametrize("taken", [0, 1, 2])
@pytest.mark.parametrize("is_asked", [False, True])
def test_room_for_many_is_room_for_one(
    cast: Cast, zone: str, limit: int, taken: int, *, is_asked: bool
) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(zone=zone, month_limit=limit)
    alum = cast.alum
    for month, count in ((month_of(MOMENT, zone), taken), (MOMENT.date().replace(month=9), 3)):
        for _number in range(count):
            Place.objects.create(alum=alum, month=month, taken_at=MOMENT, freed_at=MOMENT)
    if is_asked:
        long_ago = MOMENT - timedelta(days=70)
        Place.objects.create(alum=alum, month=month_of(long_ago, zone), taken_at=long_ago)
    roomy = Alum.objects.with_room(MOMENT).roomy()
    assert roomy.filter(pk=alum.pk).exists() is has_room(alum, now=MOMENT)


def test_a_query_is_made_of_the_beginnings_of_words() -> None:
    assert prefixes("flood-plan 'x") == "'flood':* & 'plan':* & 'x':*"
    assert prefixes(" !&| ") == ""


def test_with_nobody_opted_in_a_student_starts_with_people_they_know(
    client: Client, cast: Cast
) -> None:
    Alum.objects.all().delete()
    client.force_login(cast.imani)
    text = client.get("/people/").content.decode()
    assert text.count("?relation=") == 7
    client.force_login(cast.dana)
    assert client.get("/people/").content.decode().count("?relation=") == 0
