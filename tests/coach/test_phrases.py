"""The notation in which the rules write their phrases."""

import re

import pytest

from apps.coach.phrases import any_of, phrases

TEAM = {"team": "team|office|city {place}", "place": "hall|library"}
CASES = [
    ("any (job|summer internship)", "any job", ["any job"]),
    ("any (job|summer internship)", "any  summer\tinternship", ["any  summer\tinternship"]),
    ("any (job|summer internship)", "many jobs, any jobber, any\njob", []),
    ("would [really] love", "would love, would really love", ["would love", "would really love"]),
    ("apply[ now] please", "apply please, apply now please", ["apply please", "apply now please"]),
    ("told ..2 you", "told you", ["told you"]),
    ("told ..2 you", "told me, then you", ["told me, then you"]),
    ("told ..2 you", "told me about all of you", []),
    ("suggest*", "suggested, suggest, suggestively", ["suggested", "suggest"]),
    ("_ suggested", "Ana suggested", ["Ana suggested"]),
    ("work !(of|on air)", "work of, work on air, work on maps, work", ["work", "work"]),
    ("!(i|you) _ think", "you think", []),
    ("i [really|also] hope", "i also hope, i really hope", ["i also hope", "i really hope"]),
    ("i hope[ so|, too]", "i hope so, i hope, too", ["i hope so", "i hope"]),
    ("a ~3 job", "a small paid summer job", ["a small paid summer job"]),
    ("a ~3 job", "a word about my job", []),
    ("you [then] !(then|can) _", "you then can, you can, you then went", ["you then went"]),
    ("!(i|you) _ think", "people think", ["people think"]),
    ("your {team}", "your city hall, your office, your house", ["your city hall", "your office"]),
    ("know of <any openings>", "know of any openings", ["any openings"]),
    ("i'm (a|an) (b (c|d)|e)", "i'm a b d, i'm an e", ["i'm a b d", "i'm an e"]),
    ("# a remark\n\n  one\n  two  ", "one two three a remark", ["one", "two"]),
    ("c.v.", "my c.v. and my cxvx", ["c.v."]),
]


@pytest.mark.parametrize(("lines", "text", "found"), CASES)
def test_a_phrase_finds_what_it_says(lines: str, text: str, found: list[str]) -> None:
    pattern = re.compile(phrases(lines, TEAM))
    spans = [match.span(match.lastindex or 0) for match in pattern.finditer(text)]
    assert [text[start:end] for start, end in spans] == found


@pytest.mark.parametrize("lines", ["(a", "a [b", "<a"])
def test_a_bracket_must_be_closed(lines: str) -> None:
    with pytest.raises(ValueError, match="A bracket is not closed"):
        phrases(lines)


@pytest.mark.parametrize("lines", ["my [~2] thesis", "a [..3] b"])
def test_what_may_be_missing_needs_no_brackets(lines: str) -> None:
    with pytest.raises(ValueError, match="No brackets are needed"):
        phrases(lines)


def test_a_name_must_be_listed() -> None:
    with pytest.raises(KeyError):
        phrases("{nobody}", TEAM)


def test_words_are_found_whole() -> None:
    found = re.findall(any_of("set_aside spare"), "set  aside, spares, spare, offset aside")
    assert found == ["set  aside", "spare"]
