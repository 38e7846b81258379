"""A yes, a no or a number is no story: which questions are closed, and how they open."""

import pytest

from apps.interviews.closed import is_closed, opened

CLOSED = {
    "Do you like your work?": "What do you like about your work, and what not?",
    "did you really enjoy the first year": "What did you like about the first year, and what not?",
    "Do you travel a lot?": "To what extent do you travel a lot, and why?",
    "Is a master’s degree necessary?": (
        "How necessary is a master’s degree, and what makes it so?"
    ),
    "Are the hours really flexible?": "How flexible are the hours, and what makes it so?",
    "So, is it hard?": "How hard is it, and what makes it so?",
    "Was it your plan?": "To what extent was it your plan, and why?",
    "Have you worked abroad?": "To what extent have you worked abroad, and why?",
    "Would you recommend a master’s degree?": (
        "When would you recommend a master’s degree, and when not?"
    ),
    "Should I take statistics?": "When should I take statistics, and when not?",
    "Can one live in the city on that?": "When can one live in the city on that, and when not?",
    "How many hours do you work?": "How many hours do you work, and what is that like?",
    "How long did it take?": "How long did it take, and what was that like?",
    "When did you graduate?": "When did you graduate, and what was that like?",
    "Don't you miss the coast?": "",
}
OPEN = (
    "What surprised you in your first year?",
    "How did you get into this work?",
    "Why a city, and not a firm?",
    "Could you tell me about last week?",
    "Would you describe a busy day?",
    "May I write again if questions come up?",
    "Could I ask who else would see this differently?",
    "Would it be all right to mention you?",
    "Do you plan years ahead, and how?",
    "Who decides where trees go?",
    "",
    "?",
)


@pytest.mark.parametrize("question", [text for text, better in CLOSED.items() if better])
def test_a_closed_question_gets_a_form_that_asks_for_more(question: str) -> None:
    assert opened(question) == CLOSED[question]


def test_a_negated_question_is_closed_too() -> None:
    assert is_closed("Don't you miss the coast?")


@pytest.mark.parametrize("question", CLOSED)
def test_the_better_form_is_open_itself(question: str) -> None:
    assert is_closed(question)
    assert opened(opened(question)) == ""


@pytest.mark.parametrize("question", OPEN)
def test_an_open_question_is_left_alone(question: str) -> None:
    assert (is_closed(question), opened(question)) == (False, "")
