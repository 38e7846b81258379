"""A yes, a no or a number is no story: which questions are closed, and how they open."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from apps.interviews.closed import is_closed, opened

CORPUS: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "data" / "questions.toml").read_text(encoding="utf-8")
)["question"]
CLOSED = {
    "Do you like your work?": "What do you like about your work, and what not?",
    "did you really enjoy the first year": "What did you like about the first year, and what not?",
    "Do you travel a lot?": "Do you travel a lot, and what is that like?",
    "Are the hours really flexible?": "How flexible are the hours, and what makes it so?",
    "So, is it hard?": "How hard is it, and what makes it so?",
    "Have you worked abroad?": "Have you worked abroad, and how did that come about?",
    "Would you recommend a master’s degree?": (
        "What would make you recommend a master’s degree, and what would keep you from it?"
    ),
    "Should I take statistics?": "What decides whether I should take statistics?",
    "Can one live in the city on that?": (
        "How can one live in the city on that, and what stands in the way?"
    ),
    "How long did it take?": "How long did it take, and what was that like?",
    "Don't you miss the coast?": "Do you miss the coast, and what is that like?",
    "I study maps. Do you use any?": "I study maps. Do you use any, and what is that like?",
    "Can't you say no?": "When can you say no, and when not?",
}
OPEN = (
    "May I write again if questions come up?",
    "Could I ask who else would see this differently?",
    "Would it be all right to mention you?",
    "Do you plan years ahead, and how?",
    "You said that rules change often; how do you keep up?",
    "You worked in two states. How do they differ?",
    "100 % planning",
    "",
    "?",
)


def test_the_corpus_holds_a_hundred_questions_of_three_kinds() -> None:
    kinds = [(one["verdict"], one.get("tricky", False)) for one in CORPUS]
    assert len({one["ask"] for one in CORPUS}) == len(CORPUS) >= 100
    assert [kinds.count((verdict, False)) for verdict in ("closed", "open")] == [48, 40]
    assert sum(tricky for _verdict, tricky in kinds) == 42


def test_the_rule_is_right_about_the_corpus() -> None:
    """Precision and recall in one: the questions that it calls closed are those that are."""
    said = {one["ask"] for one in CORPUS if is_closed(one["ask"])}
    assert said == {one["ask"] for one in CORPUS if one["verdict"] == "closed"}


@pytest.mark.parametrize("one", CORPUS, ids=lambda one: one["ask"])
def test_a_closed_question_opens_as_a_reader_found_good(one: dict[str, Any]) -> None:
    assert opened(one["ask"]) == one.get("better", "")
    assert ("better" in one) is (one["verdict"] == "closed")


@pytest.mark.parametrize("question", CLOSED)
def test_a_closed_question_gets_a_form_that_asks_for_more(question: str) -> None:
    assert opened(question) == CLOSED[question]


BETTER = [*(one["better"] for one in CORPUS if "better" in one), *CLOSED.values()]


@pytest.mark.parametrize("better", BETTER)
def test_the_better_form_is_open_itself_and_well_formed(better: str) -> None:
    assert (is_closed(better), opened(better)) == (False, "")
    assert better[0].isupper()
    assert better.endswith("?")
    assert "  " not in better
    assert " ?" not in better


@pytest.mark.parametrize("question", OPEN)
def test_an_open_question_is_left_alone(question: str) -> None:
    assert (is_closed(question), opened(question)) == (False, "")


@pytest.mark.parametrize("percent", ["Is 100 % of it planning?", "Do you do 5 %(s) of it?"])
def test_a_percent_sign_is_only_a_sign(percent: str) -> None:
    assert percent.rstrip("?") in opened(percent)
