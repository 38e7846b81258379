"""What a campus changes: a rule that is off is silent, and own words stand for Rapport's."""

import pytest

from apps.coach.draft import Draft
from apps.coach.review import review
from apps.coach.rules import EVERY, FIRST_MESSAGE
from apps.coach.setting import Setting

TEXT = "Dear Mr. Achterberg,\n\nAre you hiring?\n\nImani"


def draft(text: str = TEXT) -> Draft:
    return Draft(
        text=text,
        recipient="Rosalind Achterberg",
        address_as="Ms. Achterberg",
        minutes=20,
        offers=3,
    )


def test_without_settings_the_words_are_rapports() -> None:
    finding = next(f for f in review(draft()).findings if f.code == "not-a-job")
    rule = EVERY["not-a-job"]
    assert (finding.title, finding.why, finding.fix) == (
        str(rule.title),
        str(rule.why),
        str(rule.fix),
    )


def test_own_words_stand_for_rapports_one_by_one() -> None:
    settings = {"not-a-job": Setting(title="No job talk", fix="Ask us about jobs instead.")}
    finding = next(f for f in review(draft(), settings=settings).findings if f.code == "not-a-job")
    assert (finding.title, finding.fix) == ("No job talk", "Ask us about jobs instead.")
    assert finding.why == str(EVERY["not-a-job"].why)
    assert finding.phrase == "Are you hiring"


def test_own_words_stand_beside_what_is_fine_too() -> None:
    settings = {"short-time": Setting(title="Twenty minutes")}
    passed = review(draft("Dear Ms. Achterberg, 20 minutes?"), settings=settings).passed
    assert [point.title for point in passed if point.code == "short-time"] == ["Twenty minutes"]


def test_a_rule_that_is_off_finds_nothing_and_promises_nothing() -> None:
    answer = review(draft(), settings={"not-a-job": Setting(is_on=False)})
    assert "not-a-job" not in [finding.code for finding in answer.findings]
    assert answer.has_passed("not-a-job") is False
    assert answer.unread == ()


@pytest.mark.parametrize("code", ["empty", "how-found", "placeholder"])
def test_what_blocks_cannot_be_switched_off(code: str) -> None:
    settings = {code: Setting(is_on=False)}
    text = "" if code == "empty" else "Dear [Name],"
    assert code in [finding.code for finding in review(draft(text), settings=settings).findings]


def test_a_note_in_another_language_is_not_judged_by_english_rules() -> None:
    text = (
        "Estimada Sra. Achterberg:\n\nBusco trabajo y me gustaría saber si su empresa tiene alguna "
        "vacante para el verano. Soy estudiante de tercer año.\n\nImani"
    )
    answer = review(draft(text))
    assert {finding.code for finding in answer.findings} == {"how-found"}
    assert answer.has_passed("not-a-job") is False
    english = [rule for rule in FIRST_MESSAGE if rule.knows_only_english]
    assert len(answer.unread) == len(english) == 6


def test_every_rule_says_what_to_do() -> None:
    assert all(str(rule.fix) for rule in EVERY.values())
