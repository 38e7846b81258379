"""What two windows save, field by field."""

import pytest

from apps.core.joining import Crossed, joined, merged, seal, seals

SHOWN = {"line": "maps", "text": "I draw."}
BELOW = {"text": "\n\n"}


@pytest.mark.parametrize(
    ("kept", "typed", "saved"),
    [
        (SHOWN, {"line": "trees", "text": "I walk."}, {"line": "trees", "text": "I walk."}),
        ({"line": "maps", "text": "I read."}, SHOWN, {"line": "maps", "text": "I read."}),
        (
            {"line": "trees", "text": "I draw."},
            {"line": "maps", "text": "I walk."},
            {"line": "trees", "text": "I walk."},
        ),
        (
            {"line": "trees", "text": "I read."},
            {"line": "trees", "text": "I walk."},
            {"line": "trees", "text": "I read.\n\nI walk."},
        ),
        ({"line": "", "text": ""}, {"line": "trees", "text": ""}, {"line": "trees", "text": ""}),
        ({"line": "trees", "text": ""}, {"line": "", "text": ""}, {"line": "trees", "text": ""}),
    ],
    ids=["nobody else", "nothing here", "other fields", "both", "emptied there", "emptied here"],
)
def test_every_word_stays(
    kept: dict[str, str], typed: dict[str, str], saved: dict[str, str]
) -> None:
    assert merged(kept, typed, seals(SHOWN.values()), BELOW) == saved


def test_two_lines_are_a_question_and_the_next_press_answers_it() -> None:
    kept, typed = {"line": "trees", "text": ""}, {"line": "rivers", "text": ""}
    with pytest.raises(Crossed) as asked:
        merged(kept, typed, seals(SHOWN.values()), BELOW)
    assert asked.value.stands == {"line": "trees"}
    assert merged(kept, typed, asked.value.seal, BELOW) == typed


def test_without_a_seal_the_words_replace() -> None:
    assert merged(SHOWN, {"line": "", "text": "I walk."}, "", BELOW)["text"] == "I walk."


def test_how_a_browser_ends_lines_makes_no_other_words() -> None:
    assert seal("a\r\nb ") == seal("a\nb") != seal("a", "b")
    assert joined("one", "two", "; ") == "one; two"
