"""Who led to whom, as chains and as a drawing."""

from datetime import datetime

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from apps.contacts.actions import Acquaintance, add
from apps.contacts.chains import HEIGHT, Link, chains, drawing
from tests.conftest import Cast

LIND, ANA, BO, CY = (
    Link(1, "Prof. Lind", None),
    Link(2, "Ana Ruiz", 1),
    Link(3, "Bo Li", 1),
    Link(4, "Cy Okonjo", 2),
)


def test_each_last_name_is_the_end_of_a_chain() -> None:
    assert chains([LIND, ANA, BO, CY]) == [[LIND, ANA, CY], [LIND, BO]]


def test_somebody_alone_is_no_chain() -> None:
    assert chains([LIND, Link(5, "Di", None)]) == []
    assert drawing([LIND]).nodes == ()


def test_a_name_whose_giver_is_gone_begins_a_chain() -> None:
    assert chains([ANA, CY]) == [[ANA, CY]]


def test_a_circle_ends_where_it_closes() -> None:
    one, two = Link(1, "A", None), Link(2, "B", 1)
    assert chains([one, two, Link(1, "A", 2)]) == [[one, two]]


PEOPLE = st.integers(1, 25).flatmap(
    lambda count: st.tuples(*(st.none() | st.integers(0, max(n - 1, 0)) for n in range(count)))
)


@given(given_by=PEOPLE)
def test_no_two_people_are_drawn_over_each_other(given_by: tuple[int | None, ...]) -> None:
    people = [Link(n, str(n), by if by != n else None) for n, by in enumerate(given_by)]
    drawn = drawing(people)
    named = {person.pk for chain in chains(people) for person in chain}
    assert {node.pk for node in drawn.nodes} == named
    by_column: dict[float, list[float]] = {}
    for node in drawn.nodes:
        by_column.setdefault(node.x, []).append(node.y)
        assert node.right < drawn.width
        assert node.y + HEIGHT < drawn.height
    for column in by_column.values():
        gaps = [low - high for high, low in zip(sorted(column), sorted(column)[1:], strict=False)]
        assert all(gap > HEIGHT for gap in gaps)
    assert len(drawn.lines) == len(drawn.nodes) - sum(1 for n in drawn.nodes if n.x < 20)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_names_everybody_and_asks_as_often_for_one_as_for_three(
    client: Client,
    cast: Cast,
    now: datetime,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    student, by = cast.student, cast.imani
    lind = add(Acquaintance("Prof. Lind", "teacher"), student=student, now=now, by=by)
    for n in range(count):
        who = Acquaintance(f"Ana{n} Ruiz", "referral", referred_by=lind)
        add(who, student=student, now=now, by=by)
    client.force_login(by)
    with django_assert_num_queries(7):
        page = client.get(reverse("contacts:led")).content.decode()
    assert page.count(">Prof. Lind</a>") == count
    assert page.count("Ruiz</a>") == count


def test_a_page_without_chains_says_how_they_begin(client: Client, cast: Cast) -> None:
    client.force_login(cast.imani)
    page = client.get(reverse("contacts:led")).content.decode()
    assert "Who else would see this differently?" in page
