"""The labelled drafts are well formed, and the rules agree with them."""

from pathlib import Path

import pytest

from benchmarks.coach.agreement import judged
from benchmarks.coach.corpus import HALVES, Labelled, faults, files, load

GOOD = """
[[draft]]
id = "one"
situation = "given"
recipient = "Ines Falk"
address_as = ""
student = "Leo Marchetti"
how_who = "my aunt"
offers = 0
subject = "Museums"
text = "Dear Ines, are you hiring?"
expect = [{ code = "not-a-job", phrase = "are you hiring" }]
"""


def test_every_file_of_the_corpus_is_well_formed() -> None:
    assert faults([path for half in HALVES for path in files(half)]) == []


def test_the_development_half_is_large_enough_to_tune_on() -> None:
    assert len(load("development")) >= 110


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("", "", []),
        ("offers = 0\n", "", ["offers is missing or no int"]),
        ("offers = 0", 'offers = "0"', ["offers is missing or no int"]),
        ("offers = 0", "offers = 0\nofers = 1", ["ofers is unknown or no str"]),
        ("offers = 0", 'offers = 0\nminutes = "20"', ["minutes is unknown or no int"]),
        ('"given"', '"found"', ["'found' is no situation"]),
        ('"not-a-job"', '"no-job"', ["'no-job' is no code"]),
        ("phrase =", "prase =", ["a label of not-a-job has unknown keys"]),
        ('"are you hiring"', '"is he hiring"', ["'is he hiring' is not in the text"]),
    ],
)
def test_a_slip_in_a_file_is_named(tmp_path: Path, old: str, new: str, said: list[str]) -> None:
    path = tmp_path / "some.toml"
    path.write_text(GOOD.replace(old, new) if old else GOOD, encoding="utf-8")
    assert faults([path]) == [f"some.toml, one: {fault}" for fault in said]


def test_an_id_is_used_once_in_all_files(tmp_path: Path) -> None:
    paths = [tmp_path / "a.toml", tmp_path / "b.toml"]
    for path in paths:
        path.write_text(GOOD, encoding="utf-8")
    assert faults(paths) == ["one: the id occurs 2 times"]


# Drafts of the development half on which the rules and the label differ, each with its reason.
KNOWN = {
    "b-edu-12": "the label names one of two blanks",
    "everyday-radio-work": "the show's name is in the letter alone, and the reason is in a request",
    "d-lookb-looking-for-opening-line": "that a novel has one, too, was said a sentence earlier",
}


@pytest.mark.parametrize("labelled", load("development"), ids=lambda labelled: labelled.id)
def test_the_rules_agree_with_the_development_half(labelled: Labelled) -> None:
    outcome = judged(labelled)
    agrees = outcome.missed == () and outcome.false == ()
    assert agrees is (labelled.id not in KNOWN), (outcome.missed, outcome.false)
