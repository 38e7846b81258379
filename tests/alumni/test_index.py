"""The index against an oracle that counts and sorts row by row; the parts it is made of."""

import random
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyroaring import BitMap

from apps.alumni.directory import bits, fit
from apps.alumni.directory.asking import NEWEST, ROOMIEST, Listed, Query
from apps.alumni.directory.facts import Standing, facts, folded
from apps.alumni.directory.fit import Key, Seeker
from apps.alumni.directory.index import Index
from apps.alumni.directory.rows import Row
from apps.alumni.directory.spelling import Spelling
from benchmarks.alumni import Set
from benchmarks.oracle import Oracle

COUNT = 1500


class World:
    """A made-up directory, its oracle and its index; some are full, asked, or near their limit."""

    def __init__(self, seed: int) -> None:
        self.made = Set(seed, COUNT)
        dice = random.Random(seed)  # noqa: S311 - made-up people
        self.room = {pk: _room(row, dice) for pk, row in self.made.rows.items()}
        self.oracle = Oracle(self.made.rows, self.room)
        self.index = Index()
        self.index.add(self.people())

    def people(self) -> Iterator[tuple[Any, Standing]]:
        for pk, row in self.made.rows.items():
            has_room, was_asked, taken = self.room[pk]
            load = fit.spread(was_asked=was_asked, taken=taken, limit=row["month_limit"])
            columns = {name: row.get(name, "") for name in Row._fields} | {"pk": pk}
            yield facts(Row(**columns)), Standing(has_room, load, row["opted_in_at"])


def _room(row: dict[str, Any], dice: random.Random) -> tuple[bool, bool, int]:
    taken = dice.randint(0, row["month_limit"])
    has_room = taken < row["month_limit"] and dice.random() < 0.9
    return has_room, taken > 0 or dice.random() < 0.2, taken


@pytest.fixture(scope="module")
def world() -> World:
    return World(5)


STUDENTS = [
    Seeker(),
    fit.seeker(7, studies="Geography", explores=["Water policy"], ways=["transfer"], is_new=True),
    fit.seeker(8, studies="History and Law", ways=["first_gen", "working"]),
]
QUERIES = [
    Query(),
    Query(("career",)),
    Query(("ca", "geograph")),
    Query(("nobodyhasthis",)),
    Query(chosen={"kind": frozenset({"public"})}),
    Query(chosen={"kind": frozenset({"public", "own"}), "topic": frozenset({"week"})}),
    Query(("work",), {"free": frozenset({"room", "first"}), "degree": frozenset({"master"})}),
    Query(("geography",), {"field": frozenset({"geography policy"}), "kind": frozenset({"own"})}),
]


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize("student", STUDENTS)
def test_totals_counts_and_order_are_those_of_the_oracle(
    world: World, query: Query, student: Seeker
) -> None:
    found = world.index.search(query, Listed(student))
    assert found.total == world.oracle.total(query.words, query.chosen)
    for facet in found.counts:
        some = {value: count for value, count in found.counts[facet].items() if count}
        assert some == world.oracle.counts(facet, query.words, query.chosen)
    expected = world.oracle.order(query.words, query.chosen, student)
    assert [key.pk for key in found.page] == expected[:25]


@pytest.mark.parametrize("sort", ["best", NEWEST, ROOMIEST])
def test_page_after_page_everybody_comes_once_and_in_order(world: World, sort: str) -> None:
    query, pks, after = Query(("career",)), [], None
    while True:
        listed = Listed(STUDENTS[1], sort, after)
        found = world.index.search(query, listed)
        pks += [key.pk for key in found.page]
        if not found.has_more:
            break
        after = Key.read(str(found.page[-1]))
    assert len(pks) == found.total == len(set(pks))
    if sort == "best":
        assert pks == world.oracle.order(query.words, {}, STUDENTS[1])
    rooms = [world.room[pk][0] for pk in pks]
    assert rooms == sorted(rooms, reverse=True)


def test_the_newest_come_first(world: World) -> None:
    found = world.index.search(Query(), Listed(sort=NEWEST))
    days = [world.made.rows[key.pk]["opted_in_at"].date() for key in found.page]
    roomy = [row for pk, row in world.made.rows.items() if world.room[pk][0]]
    assert days == sorted((row["opted_in_at"].date() for row in roomy), reverse=True)[:25]


def test_who_changes_is_found_anew_and_who_leaves_is_not() -> None:
    world = World(6)
    gone, kept = 1, dict(world.made.rows[2])
    kept["line"] = "Zürich taught me"
    world.made.rows[2] = kept
    (changed,) = [one for one in world.people() if one[0].pk == 2]
    world.index.drop([gone])
    world.index.add([changed])
    assert world.index.search(Query(), Listed()).total == COUNT - 1 == len(world.index)
    assert [key.pk for key in world.index.search(Query(("zurich",)), Listed()).page] == [2]
    assert world.index.search(Query(("zurich",), without=frozenset({2})), Listed()).total == 0


def test_a_label_is_as_most_wrote_it(world: World) -> None:
    (value, *_more) = world.index.search(Query(), Listed()).counts["place"]
    assert folded(world.index.label("place", value)) == value
    assert world.index.label("place", "nowhere") == "nowhere"


def test_only_words_of_people_who_may_be_found_are_suggested(world: World) -> None:
    assert world.index.meant(Query(("geogrpahy", "career"))) == ("geography", "career")
    assert world.index.meant(Query(("career",))) == ()
    assert world.index.meant(Query(("qqqqzzzz",))) == ()
    everyone = frozenset(world.made.rows)
    assert world.index.meant(Query(("geogrpahy",), without=everyone)) == ()


SLIPS = {"geogrphy": "geography", "goegraphy": "geography", "hidrologi": "hydrology", "law": ""}


@pytest.mark.parametrize(("typed", "meant"), SLIPS.items())
def test_the_nearest_word_comes_first(typed: str, meant: str) -> None:
    spelling = Spelling()
    spelling.learn(["geography", "geology", "hydrology", "laws", "2011"])
    assert [*spelling.near(typed), ""][0] == meant


numbers = st.lists(st.integers(0, 63), min_size=1, max_size=40)


@given(numbers, st.integers(1, 50), st.integers(0, 63), st.integers(1, 9))
def test_slices_order_as_numbers_do(values: list[int], count: int, limit: int, weight: int) -> None:
    digits = bits.Digits(6)
    digits.numbers.extend(values)
    everyone, even = BitMap(range(len(values))), BitMap(range(0, len(values), 2))
    best = bits.top(everyone, digits.slices, count)
    least = min(values[member] for member in best)
    assert len(best) >= min(count, len(values))
    assert {member for member in everyone if values[member] > least} <= set(best)
    lower, equal = bits.below(everyone, digits.slices, limit)
    assert set(lower) == {member for member, value in enumerate(values) if value < limit}
    assert set(equal) == {member for member, value in enumerate(values) if value == limit}
    raised = bits.added(digits.slices, even, weight)
    for member, value in enumerate(values):
        read = sum((member in digit) << place for place, digit in enumerate(reversed(raised)))
        assert read == value + (weight if member % 2 == 0 else 0)


def test_the_points_are_as_the_table_says() -> None:
    student = STUDENTS[1]
    near = frozenset({"study:geography", "work:water", "way:transfer", "glad:first", "way:parent"})
    assert fit.points(near, student, 0) == 5 + 5 + 3 + 2
    assert fit.points(frozenset({"way:parent"}), student, 3) == 3
    spread = [
        fit.spread(was_asked=asked, taken=n, limit=3)
        for asked, n in ((False, 0), (True, 0), (True, 1), (True, 2))
    ]
    assert spread == [3, 2, 1, 0]


@pytest.mark.parametrize("text", ["", "1-2-3", "1-2-3-x", "1-2-3-²", "-1-2-3-4", "1-2-3-4-5"])
def test_what_is_no_cursor_is_none(text: str) -> None:
    assert Key.read(text) is None


def test_a_cursor_that_was_made_up_harms_nothing(world: World) -> None:
    after = Key.read(f"9-{'9' * 40}-{'9' * 40}-{'9' * 40}")
    assert world.index.search(Query(), Listed(after=after)).total == COUNT
