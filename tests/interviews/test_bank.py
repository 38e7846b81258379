"""The question bank, and which of its questions are suggested for whom."""

from collections import Counter

import pytest

from apps.interviews.bank import (
    BANK,
    BY_SLUG,
    Fact,
    Field,
    Situation,
    Suggested,
    Why,
    field_of,
    suggested,
)
from apps.interviews.closed import is_closed
from apps.interviews.models import Hope, Topic


def topics_of(found: list[Suggested]) -> list[str]:
    return [one.suggestion.topic for one in found]


def slugs(situation: Situation, most: int = 8) -> list[str]:
    return [one.suggestion.slug for one in suggested(situation, most=most)]


def test_the_bank_holds_a_hundred_open_questions_each_once() -> None:
    assert len(BANK) >= 100
    assert [entry.slug for entry in BANK if is_closed(str(entry.text))] == []
    assert len({str(entry.text) for entry in BANK}) == len(BANK) == len(BY_SLUG)
    assert max(len(str(entry.text)) for entry in BANK) <= 120
    assert [entry.slug for entry in BANK if not str(entry.text).endswith("?")] == []


def test_every_topic_has_two_questions_and_every_field_has_two() -> None:
    by_topic = Counter(entry.topic for entry in BANK if not entry.field)
    by_field = Counter(entry.field for entry in BANK if entry.field)
    assert {topic for topic in Topic.values if by_topic[topic] < 2} == set()
    assert by_field == dict.fromkeys(Field.values, 2)


def test_every_fact_answers_one_question() -> None:
    assert sorted(entry.answered_by for entry in BANK if entry.answered_by) == sorted(Fact)


@pytest.mark.parametrize("hope", list(Hope))
def test_each_hope_comes_first_with_questions_of_its_own(hope: Hope) -> None:
    usual = set(slugs(Situation()))
    found = suggested(Situation(hopes=[hope]))
    assert [one.why for one in found[:4]] == [Why.HOPES] * 4
    assert {one.suggestion.slug for one in found[:4]} - usual
    assert len(found) == 8


def test_two_hopes_take_turns() -> None:
    found = suggested(Situation(hopes=["work", "stay"]))
    assert topics_of(found)[:4] == ["week", "again", "duties", "advice"]


def test_hopes_then_the_field_then_what_is_not_planned() -> None:
    found = suggested(Situation(hopes=["prepare"], field=Field.HEALTH, topics=["path", "week"]))
    assert [one.why for one in found] == [*[Why.HOPES] * 4, *[Why.FIELD] * 2, *[Why.NEW] * 2]
    assert topics_of(found)[-2:] == ["hardest", "surprise"]


def test_a_topic_of_the_sheet_comes_after_the_other_topics_of_a_hope() -> None:
    found = suggested(Situation(hopes=["stay"], topics=["again"]))
    assert topics_of(found)[:4] == ["advice", "names", "missed", "again"]


def test_nothing_of_another_field_is_suggested() -> None:
    every = suggested(Situation(field=Field.LAW), most=200)
    assert {one.suggestion.field for one in every} == {"", "law"}
    assert {one.suggestion.field for one in suggested(Situation(), most=200)} == {""}


def test_what_is_taken_is_not_suggested_again() -> None:
    first = BY_SLUG[slugs(Situation(hopes=["work"]))[0]]
    rest = slugs(Situation(hopes=["work"], taken={str(first.text)}))
    assert first.slug not in rest
    assert len(rest) == 8


@pytest.mark.parametrize(("fact", "slug"), [("class_year", "path-4"), ("title", "duties-4")])
def test_what_is_known_is_not_asked(fact: str, slug: str) -> None:
    everything = Situation(hopes=list(Hope))
    assert slug in slugs(everything, most=200)
    assert slug not in slugs(Situation(hopes=list(Hope), known={fact}), most=200)


def test_pay_and_resume_are_for_whoever_looks_for_them() -> None:
    found = suggested(Situation(hopes=list(Hope)), most=200)
    assert {"pay", "resume"} & set(topics_of(found)) == set()


def test_a_bank_that_is_used_up_suggests_nothing() -> None:
    assert suggested(Situation(taken={str(entry.text) for entry in BANK})) == []


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("Flood resilience lead", "City of Maashaven"), "environment"),
        (("Planner", "Ridgeline County"), "public"),
        (("School nurse", ""), "health"),
        (("Software engineer", "Bridge Builders"), "technology"),
        (("Law professor", ""), "teaching"),
        (("Food bank coordinator", ""), "community"),
        (("Coordinator", "Harbor Museum"), "arts"),
        (("Structural engineer", "Hospital Works"), "building"),
        (("Legal counsel", ""), "law"),
        (("Postdoc", ""), "science"),
        (("Sales lead", ""), "business"),
        (("Lawn keeper", ""), ""),
        (("Barista", "Corner Coffee"), ""),
        (("", ""), ""),
    ],
)
def test_a_field_is_read_from_the_role_first(words: tuple[str, str], field: str) -> None:
    assert field_of(*words) == field
