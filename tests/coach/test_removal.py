"""A phrase leaves without a trace."""

import pytest

from apps.coach.removal import replaced, without

CASES = [
    ("I like maps, and jobs.", ", and jobs", "I like maps."),
    ("I like maps and jobs.", "jobs", "I like maps."),
    ("I like maps, jobs.", "jobs", "I like maps."),
    ("I like old maps.", "old", "I like maps."),
    ("I like maps (and jobs).", " (and jobs)", "I like maps."),
    ("Jobs matter. I like maps.", "Jobs matter.", "I like maps."),
    ("I like maps. Jobs matter.", "Jobs matter.", "I like maps."),
    ("I like maps. Jobs matter", "Jobs matter", "I like maps."),
    ("Well, i like maps.", "Well,", "I like maps."),
    ("One.\n\nTwo.\n\nThree.", "Two.", "One.\n\nThree."),
    ("Only this.", "Only this.", ""),
    ("I like maps, jobs, and rain.", " jobs,", "I like maps, and rain."),
    ("I like maps - jobs.", "jobs", "I like maps."),
    ("Núñez’s work, jobs.", "jobs", "Núñez’s work."),
]


@pytest.mark.parametrize(("text", "phrase", "left"), CASES)
def test_a_phrase_leaves_no_dangling_comma_or_space(text: str, phrase: str, left: str) -> None:
    start = text.index(phrase)
    assert without(text, (start, start + len(phrase))) == left


def test_the_rest_of_the_text_is_untouched() -> None:
    text = "Two  spaces here, and jobs.\n\nAnd  here."
    start = text.index(", and jobs")
    assert without(text, (start, start + 10)) == "Two  spaces here.\n\nAnd  here."


@pytest.mark.parametrize(
    ("text", "phrase", "words", "left"),
    [
        ("Dear Mr. Ray,\nHi", "Dear Mr. Ray", "Dear Ms. Ray", "Dear Ms. Ray,\nHi"),
        ("Dear Mr. Ray,\nHi", "Dear Mr. Ray", "Dear Ms. Ray,", "Dear Ms. Ray,\nHi"),
        ("A talk of an hour, please.", "an hour", "20 minutes", "A talk of 20 minutes, please."),
        ("Thirty minutes?", "Thirty minutes", "twenty minutes", "Twenty minutes?"),
        ("Señora Núñez, una hora.", "una hora", "20 minutos", "Señora Núñez, 20 minutos."),
    ],
)
def test_a_phrase_is_replaced_where_it_stands(
    text: str, phrase: str, words: str, left: str
) -> None:
    start = text.index(phrase)
    assert replaced(text, (start, start + len(phrase)), words) == left
