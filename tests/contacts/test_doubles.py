"""Entries that may be one person: found by PostgreSQL, joined here."""

from datetime import datetime

import pytest
from pytest_django import DjangoAssertNumQueries

from apps.contacts.actions import Acquaintance, add, keep_apart
from apps.contacts.doubles import alike, pairs
from apps.contacts.pages import doubles
from apps.contacts.pairs import paired
from apps.core.moves import NotYours
from tests.conftest import Cast


@pytest.mark.parametrize(
    ("groups", "joined"),
    [
        ([], []),
        ([[3, 1], [7, 5]], [[3, 1], [7, 5]]),
        ([[3, 1], [5, 3]], [[3, 1, 5]]),
        ([[3, 1], [7, 5], [5, 1]], [[3, 1, 7, 5]]),
        ([[3, 1], [3, 1]], [[3, 1]]),
    ],
)
def test_groups_with_an_entry_in_common_are_one(
    groups: list[list[int]], joined: list[list[int]]
) -> None:
    assert alike(groups) == joined


def test_pairs_that_are_apart_say_nothing() -> None:
    assert alike([[7, 5]], {frozenset((5, 7))}) == []
    assert alike([[7, 5], [5, 7]], {frozenset((5, 7))}) == []
    assert alike([[7, 5, 3]], {frozenset((5, 7))}) == [[7, 5, 3]]
    assert list(pairs([7, 5, 3], {frozenset((5, 7))})) == [(7, 3)]
    assert list(pairs([7, 5, 3])) == [(7, 5), (7, 3)]


def test_two_namesakes_left_apart_do_not_come_again(cast: Cast, now: datetime) -> None:
    made = [
        add(Acquaintance("Ana Ruiz", how), student=cast.student, now=now, by=cast.imani)
        for how in ("friend", "found", "club")
    ]
    for _press in range(2):
        keep_apart(paired(made[0], made[1]), now=now, by=cast.imani)
    with pytest.raises(NotYours):
        keep_apart(paired(made[0], made[2]), now=now, by=cast.mateo)
    compared = {frozenset(two) for two in doubles(cast.student)["pairs"]}
    assert compared == {frozenset((made[2], made[1])), frozenset((made[2], made[0]))}
    keep_apart(paired(made[0], made[2]), now=now, by=cast.imani)
    keep_apart(paired(made[1], made[2]), now=now, by=cast.imani)
    assert doubles(cast.student)["pairs"] == []


def test_who_may_be_one_person(
    cast: Cast, now: datetime, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page = "https://www.linkedin.com/in/ana"
    for who in (
        Acquaintance("José Núñez", "friend"),
        Acquaintance("jose nunez", "found"),
        Acquaintance("Ana Ruiz", "friend", profile_url=page),
        Acquaintance("A. Ruiz", "found", email="ana@x.example", profile_url=page),
        Acquaintance("Anita", "found", email="ANA@x.example"),
        Acquaintance("Bo", "found", profile_url="https://acme.example/team"),
        Acquaintance("Cleo", "found", profile_url="https://acme.example/team"),
    ):
        add(who, student=cast.student, now=now, by=cast.imani)
    add(Acquaintance("Bo", "friend"), student=cast.classmate, now=now, by=cast.mateo)
    student = cast.student
    with django_assert_num_queries(5):
        groups = doubles(student)["groups"]
    names = sorted(sorted(person.name for person in group) for group in groups)
    assert names == [["A. Ruiz", "Ana Ruiz", "Anita"], ["José Núñez", "jose nunez"]]
