"""What two windows save, field by field."""

import pytest

from apps.core.joining import Crossed, joined, marks, merged, seal, seals, settled

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


def test_a_question_about_one_line_takes_no_other_line_back() -> None:
    """Only what was asked about is answered by the next press."""
    shown = {"line": "maps", "place": "Delft", "text": "I draw."}
    kept = {"line": "trees", "place": "Leiden", "text": "I read."}
    typed = {"line": "rivers", "place": "Delft", "text": "I walk."}
    with pytest.raises(Crossed) as asked:
        merged(kept, typed, seals(shown.values()), BELOW)
    assert merged(kept, typed, asked.value.seal, BELOW) == {
        "line": "rivers",
        "place": "Leiden",
        "text": "I read.\n\nI walk.",
    }


@pytest.mark.parametrize(
    ("kept", "typed", "saved"),
    [
        ("maps", "trees", "trees"),
        ("maps", "", ""),
        ("trees", "maps", "trees"),
        ("", "maps", ""),
        ("trees", "trees", "trees"),
        ("", "", ""),
    ],
    ids=["here", "emptied here", "there", "emptied there", "both alike", "emptied by both"],
)
def test_a_line_that_one_side_touched_counts(kept: str, typed: str, saved: str) -> None:
    assert settled({"a": kept}, {"a": typed}, marks({"a": "maps"})) == {"a": saved}


@pytest.mark.parametrize(("kept", "typed"), [("trees", "rivers"), ("", "rivers"), ("trees", "")])
def test_a_line_that_both_touched_is_asked_about(kept: str, typed: str) -> None:
    """Others of the page are settled by the same two presses, and one that came is no bother."""
    shown = marks({"b": "Delft", "a": "maps"})
    stands = {"a": kept, "b": "Leiden", "c": ""}
    wanted = {"a": typed, "b": "Delft", "c": "new"}
    with pytest.raises(Crossed) as asked:
        settled(stands, wanted, shown)
    assert asked.value.stands == {"a": kept}
    saved = settled(stands, wanted, asked.value.seal)
    assert saved == {"a": typed, "b": "Leiden", "c": "new"}


def test_without_marks_the_lines_replace() -> None:
    assert settled({"a": "maps"}, {"a": ""}, "") == {"a": ""}
