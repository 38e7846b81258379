"""The note that is never blank: the student's own lines, and nothing a machine made."""

from apps.core.joining import joined
from apps.interviews.lines import Told, begun, holds, lines_of, put_in

TOLD = Told(
    takeaways="Zoning decides.\n",
    next_steps="Read the plan.",
    names=["Mireille Okonjo, County flood control"],
    advice=["Sit in on a board meeting.", ""],
)


def test_the_note_begins_with_a_greeting_own_lines_and_the_name() -> None:
    assert begun(lines_of(TOLD), greeting="Ms. Achterberg", signed="Imani Castellanos") == (
        "Dear Ms. Achterberg,\n\nZoning decides.\n\nRead the plan.\n\n"
        "Mireille Okonjo, County flood control\n\nImani Castellanos"
    )


def test_an_empty_log_leaves_greeting_and_name() -> None:
    assert begun(lines_of(Told()), greeting="Ana", signed="Imani") == "Dear Ana,\n\nImani"


def test_a_line_is_put_above_the_name_once() -> None:
    note = "Dear Ana,\n\nImani"
    with_line = put_in(note, "Sit in.", signed="Imani")
    assert with_line == "Dear Ana,\n\nSit in.\n\nImani"
    assert put_in(with_line, "sit  in.", signed="Imani") == with_line


def test_a_note_without_the_name_takes_the_line_at_its_end() -> None:
    assert put_in("Dear Ana,", "Sit in.", signed="Imani") == "Dear Ana,\n\nSit in."
    assert put_in("", "Sit in.", signed="Imani") == "Sit in."
    assert put_in("Imani", "Sit in.", signed="Imani") == "Sit in.\n\nImani"


def test_a_line_is_found_however_its_spaces_fell() -> None:
    assert holds("Dear Ana,\nzoning\n decides. Imani", "Zoning decides.")
    assert not holds("Dear Ana, Imani", "Zoning decides.")


def test_two_presses_lose_no_word() -> None:
    assert joined("", "New.") == "New."
    assert joined("Old.", "") == "Old."
    assert joined("Old.", " Old. ") == "Old."
    assert joined("Old.", "Old. And more.") == "Old. And more."
    assert joined("Old. And more.", "Old.") == "Old. And more."
    assert joined("Old.", "New.") == "Old.\n\nNew."
