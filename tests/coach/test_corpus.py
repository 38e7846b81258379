"""The labelled drafts are well formed, and the rules agree with them."""

from pathlib import Path

import pytest

from apps.coach.phrases import listed
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
# Drafts that were read after the rules were made, and that say more than a clause does: two facts
# that meet in the reader's head, a source or a reason that is no source by its words.
BEYOND = listed(
    """
    c-no-source-vet c-long-late-source c-ninety-minutes c-met-but-silent c-long-all-about-me
    c-ph-angle c-ph-xxx c-res-long-application c-resume-verb h-mother-wants h-work-for-free
    h-visa-sponsor h-coop-term h-lambing-hands h-turn-into-summer h-cannot-hire-but
    h-exploring-fulltime h-classroom-next-fall h-love-to-join h-still-unfilled h-say-yes
    h-ps-headcount h-roommate-both-work h-gap-in-team h-company-not-person h-respected-sir
    h-talk-missed h-employ-methods h-networking-quota h-your-generation h-late-podcast
    h-never-fan-of-firm h-never-internship-hidden h-who-radio h-who-early-why h-long-hour-who
    h-long-two-requests h-long-late-one-time h-long-never-nobody h-clock-nothing-given
    f-forward-resume f-bare-ask f-wouldnt-say-no f-long-pitch f-company-only
    f-same-major-hollow f-late-met f-advice-only f-how-hiring-works f-long-mother-late
    f-long-resume-ask f-long-bridge-one-time f-long-hidden-late f-whenever-you-can
    f-day-of-shadowing f-attached-poem f-li-template f-runon-freshman f-runon-ask
    f-cook-veteran-blank f-ambition f-single-dad-long f-long-basketball f-mass-mail
    f-placement-coordinator f-sales-grad f-long-thanks f-trucker-two-asks f-reentry-mom j-144
    j-148 j-204 j-269 j-104 j-108 j-166 k-01-17 k-03-04 k-03-08 k-03-23 k-05-06 k-05-07
    k-05-08 k-07-05 k-07-07 k-07-13 k-08-11 k-08-20 l-long-marketing l-puppets l-shadow
    m-who-missing-dir
    """
)


@pytest.mark.parametrize("labelled", load("development"), ids=lambda labelled: labelled.id)
def test_the_rules_agree_with_the_development_half(labelled: Labelled) -> None:
    outcome = judged(labelled)
    agrees = outcome.missed == () and outcome.false == ()
    assert agrees is (labelled.id not in BEYOND | KNOWN.keys()), (outcome.missed, outcome.false)
