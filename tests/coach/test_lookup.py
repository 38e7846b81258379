"""Phrases that are looked for by the word they begin with are found as if looked for alone."""

import re

import pytest

from apps.coach.lookup import Lookup
from apps.coach.phrases import Words, openings, phrases
from apps.coach.rules.job_anchors import ANCHORS, LOOKUP
from apps.coach.rules.job_words import WORDS
from benchmarks.coach.corpus import Labelled, load

TEAM: Words = {
    "team": "team|office|city {place}",
    "place": "hall|library",
    "any": re.compile("a|b"),
}


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("any (job|summer internship)", {"any"}),
        ("[really] (love|like to)", {"really", "love", "like"}),
        ("(a|[the] one) team", {"a", "the", "one"}),
        ("!(i|we) think", {"think"}),
        ("i'm here", {"i", "im"}),
        ("co-op", {"co"}),
        ("{team} of", {"team", "office", "city"}),
        ("you know", {"you", "u", "ya", "y", "yall", "your", "ur"}),
        ("<know> of", {"know"}),
        ("~2 job", {"", "job"}),
        ("..2 job", {"", "job"}),
        ("_ job", {""}),
        ("{any} job", {""}),
        ("suggest*", {"suggest", ""}),
    ],
)
def test_a_phrase_knows_its_first_word(phrase: str, first: set[str]) -> None:
    assert openings(phrase, TEAM) == first


def test_rows_are_told_apart_and_do_not_overlap_themselves() -> None:
    lookup = Lookup([("one", "a team\na team of\nteam"), ("two", "of a")], TEAM)
    found = [(row, match.group()) for row, match in lookup.found("a team of a team's team")]
    assert found == [("one", "a team"), ("two", "of a"), ("one", "a team"), ("one", "team")]


@pytest.mark.parametrize("labelled", load("development")[::20], ids=lambda labelled: labelled.id)
def test_every_anchor_is_found(labelled: Labelled) -> None:
    text = labelled.draft.reading.own_words
    alone = {
        (anchor.why, match.span())
        for anchor in ANCHORS
        for match in re.finditer(phrases(anchor.phrases, WORDS), text)
    }
    assert {(anchor.why, match.span()) for anchor, match in LOOKUP.found(text)} == alone
