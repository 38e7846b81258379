"""What students find, in which order, and at what cost."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from apps.alumni.filters import amount
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
    return [one.card.name for one in context["roomy"] + context["full"]]


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


def test_what_finds_nobody_is_no_choice_unless_it_is_chosen(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    for query, expected in (("", {"starting", "abroad"}), ("topic=graduate", {"graduate"})):
        facets = {one.name: one for one in client.get(f"/people/?{query}").context["facets"]}
        shown = {option.value: option.count for option in facets["topic"].options}
        assert expected <= set(shown)
        assert {value for value, count in shown.items() if not count} <= {"graduate"}
        assert ("graduate" in shown) is (query != "")


def test_each_facet_is_counted_under_the_others(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    facets = client.get("/people/?topic=abroad").context["facets"]
    counts = {option.value: option.count for facet in facets for option in facet.options}
    assert (counts["starting"], counts.get("graduate", 0), counts["video"], counts["room"]) == (
        1,
        0,
        1,
        1,
    )


def test_a_full_person_comes_last_and_says_when(client: Client, people: Cast) -> None:
    now = clock.now()
    alum = people.alum
    Alum.objects.filter(pk=alum.pk).update(month_limit=1)
    Place.objects.create(alum=alum, month=month_of(now, alum.zone), taken_at=now)
    client.force_login(people.imani)
    context = client.get("/people/").context
    assert [one.card.name for one in context["roomy"]] == [TEODOR]
    assert [one.card.room.startswith("Next room in ") for one in context["full"]] == [True]


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
    with django_assert_num_queries(12):  # type: ignore[operator]
        assert len(names(client, "")) == 1 + more


MOMENT = datetime(2026, 12, 1, 2, 0, tzinfo=UTC)  # November still in Denver, December in Rotterdam


@pytest.mark.parametrize("zone", ["America/Denver", "Europe/Amsterdam", ""])
@pytest.mark.parametrize("limit", [0, 1, 2])
@pytest.mark.parametrize("taken", [0, 1, 2])
@pytest.mark.parametrize("waiting", [0, 1, 2])
@pytest.mark.parametrize("at_once", [1, 2])
def test_room_for_many_is_room_for_one(
    cast: Cast, zone: str, limit: int, taken: int, waiting: int, at_once: int
) -> None:
    Alum.objects.filter(pk=cast.alum.pk).update(zone=zone, month_limit=limit, at_once=at_once)
    alum = cast.alum
    for month, count in ((month_of(MOMENT, zone), taken), (MOMENT.date().replace(month=9), 3)):
        for _number in range(count):
            Place.objects.create(alum=alum, month=month, taken_at=MOMENT, freed_at=MOMENT)
    long_ago = MOMENT - timedelta(days=70)
    for _number in range(waiting):
        Place.objects.create(alum=alum, month=month_of(long_ago, zone), taken_at=long_ago)
    roomy = Alum.objects.with_room(MOMENT).roomy()
    expected = taken < limit and waiting < at_once
    assert roomy.filter(pk=alum.pk).exists() is has_room(alum, now=MOMENT) is expected


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


def test_an_empty_answer_offers_the_nearest_wider_search(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    text = client.get("/people/?q=flood&degree=doctorate&topic=abroad").content.decode()
    assert "Without “Doctorate” there would be 1 person." in text
    assert 'href="?q=flood&amp;topic=abroad"' in text
    assert ("I found someone" in text, "Start with someone you know" in text) == (True, True)


def test_a_slip_of_the_finger_is_forgiven(client: Client, people: Cast) -> None:
    client.force_login(people.imani)
    context = client.get("/people/?q=roterdam").context
    assert (context["meant"], len(context["roomy"])) == ("rotterdam", 1)


def test_beyond_a_thousand_no_number_is_told() -> None:
    assert [amount(n) for n in (0, 1000, 1001, 99_999)] == ["0", "1000", "1,000+", "1,000+"]


def test_a_long_filter_shows_eight_and_what_is_on_first(client: Client, people: Cast) -> None:
    for number in range(12):
        person = alum_person(f"a{number}@post.example", f"Ada N{number}", "UTC", "")
        opted_in(person, city=f"Town {number:02}")
    client.force_login(people.imani)
    facets = {facet.name: facet for facet in client.get("/people/?place=town+11").context["facets"]}
    assert (len(facets["place"].options), len(facets["place"].more)) == (8, 6)
    assert (facets["place"].options[0].label, facets["place"].on) == (
        "Town 11",
        [facets["place"].options[0]],
    )


def test_pages_lead_on_and_back_to_the_first(client: Client, people: Cast) -> None:
    for number in range(30):
        opted_in(alum_person(f"a{number}@post.example", f"Ada N{number}", "UTC", ""))
    client.force_login(people.imani)
    first = client.get("/people/").context
    second = client.get(f"/people/?after={first['next']}").context
    seen = [one.card.pk for one in (*first["roomy"], *second["roomy"])]
    assert (len(seen), len(set(seen)), second["next"]) == (32, 32, None)
