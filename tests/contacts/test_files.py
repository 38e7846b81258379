"""Files of other programs as hypothesis makes them: read as written, or told in words."""

import csv
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from apps.contacts.books import Book, Card, read
from apps.imports.letters import Unreadable
from tests.imports import made as wild
from tests.imports.made import CODES, SPELLINGS, Fold, Made, Shape, folds, people, shapes, western

QUICK = settings(max_examples=30, deadline=None)
THOROUGH = settings(max_examples=500, deadline=None)
Facts = tuple[str, str, str, str, str]
OPEN = "a quotation mark is not closed here or above"


def facts(card: Card) -> Facts:
    return (card.name, card.organization, card.title, card.email, card.profile_url)


def expected(day: date, spelling: str, column: Sequence[date]) -> date | None:
    """What can be known of a day: of two numbers up to twelve only by the rest of the column."""
    if spelling not in {"day first", "month first", "dots"}:
        return day
    is_told = any(other.day > 12 for other in column)
    return day if is_told or day.day == day.month else None


def assert_linkedin_is_read(made: Sequence[Made], shape: Shape, spelling: str) -> None:
    days = [SPELLINGS[spelling](one.met) for one in made]
    book = read(shape.bytes_of(*wild.linkedin(made, days)))
    assert (book.source, book.unread) == ("LinkedIn", ())
    for one, card in zip(made, book.cards, strict=True):
        assert facts(card) == one.facts
        assert card.connected_on == expected(one.met, spelling, [each.met for each in made])


SPELT = st.sampled_from(sorted(SPELLINGS))


@QUICK
@given(people(), shapes(), SPELT)
def test_linkedin_is_read_as_written(made: list[Made], shape: Shape, spelling: str) -> None:
    assert_linkedin_is_read(made, shape, spelling)


@pytest.mark.full
@THOROUGH
@given(people(most=9), shapes(), SPELT)
def test_very_many_files_of_linkedin(made: list[Made], shape: Shape, spelling: str) -> None:
    assert_linkedin_is_read(made, shape, spelling)


@QUICK
@given(people().map(lambda made: list(map(western, made))), shapes(CODES), SPELT)
def test_western_names_are_read_in_any_encoding(
    made: list[Made], shape: Shape, spelling: str
) -> None:
    if shape.code == "cp1252":  # whose signs are not made
        shape = Shape(shape.ending, shape.delimiter, shape.quoting, shape.code)
    assert_linkedin_is_read(made, shape, spelling)


def plain(one: Made) -> Made:
    """Without what Google's own signs would part."""
    return replace(
        one,
        organization=wild.several(one.organization),
        title=wild.several(one.title),
        last=wild.several(one.last),
    )


TABLES: dict[str, tuple[str, Callable[[Sequence[Made]], wild.Rows], Callable[[Made], Made]]] = {
    "google": ("Google Contacts", wild.google, plain),
    "old google": ("Google Contacts", wild.old_google, plain),
    "outlook": ("Outlook", wild.outlook, lambda one: one),
}
EACH = pytest.mark.parametrize("kind", TABLES)


def assert_table_is_read(kind: str, made: Sequence[Made], shape: Shape) -> None:
    source, written, kept = TABLES[kind]
    meant = [kept(one) for one in made]
    book = read(shape.bytes_of(*written(meant)))
    assert (book.source, book.unread) == (source, ())
    for one, card in zip(meant, book.cards, strict=True):
        other = f"other{one.number}@home.example" if kind == "google" else ""
        wanted = (*one.facts[:3], one.email or other, one.page)
        assert facts(card) == wanted


@EACH
@QUICK
@given(people(), shapes())
def test_every_other_table_is_read_as_written(kind: str, made: list[Made], shape: Shape) -> None:
    assert_table_is_read(kind, made, shape)


@pytest.mark.full
@EACH
@THOROUGH
@given(people(most=9), shapes())
def test_very_many_other_tables(kind: str, made: list[Made], shape: Shape) -> None:
    assert_table_is_read(kind, made, shape)


CARDS = {"3.0": wild.vcard3, "4.0": wild.vcard4}
VERSIONS = pytest.mark.parametrize("version", CARDS)


def assert_cards_are_read(version: str, made: Sequence[Made], fold: Fold) -> None:
    logical = [line for one in made for line in CARDS[version](one)]
    book = read(fold.lines(logical).encode())
    assert (book.source, book.unread) == ("vCard", ())
    for one, card in zip(made, book.cards, strict=True):
        assert facts(card) == one.facts


@VERSIONS
@QUICK
@given(people(), folds())
def test_cards_of_both_versions_are_read_as_written(
    version: str, made: list[Made], fold: Fold
) -> None:
    assert_cards_are_read(version, made, fold)


@pytest.mark.full
@VERSIONS
@THOROUGH
@given(people(most=9), folds())
def test_very_many_cards(version: str, made: list[Made], fold: Fold) -> None:
    assert_cards_are_read(version, made, fold)


def torn(made: Sequence[Made], shape: Shape, at: int, column: int) -> tuple[Book, int]:
    """Read where one cell begins with a quotation mark too many; and the line on which it does."""
    header, rows = wild.linkedin(made, ["12 Mar 2024"] * len(made))
    # Two marks and a delimiter are an empty cell, and nobody can tell that they are not meant so.
    assume(not any(cell.startswith(shape.delimiter) for row in rows for cell in row))
    bare = Shape(shape.ending, shape.delimiter, shape.quoting, shape.code)
    lines = [bare.text_of(row, ()) for row in [header, *rows]]
    cells = [bare.text_of([cell], ()).strip("\r\n") for cell in rows[at]]
    if shape.quoting == csv.QUOTE_MINIMAL:  # which quotes a cell that is empty and alone
        cells = [cell if rows[at][n] else "" for n, cell in enumerate(cells)]
    cells[column] = f'"{cells[column]}'
    lines[at + 1] = shape.delimiter.join(cells) + shape.ending
    ahead = "".join(line + shape.ending for line in shape.ahead)
    return read((ahead + "".join(lines)).encode(shape.code)), len(shape.ahead) + at + 2


def assert_one_row_is_missed(made: Sequence[Made], shape: Shape, at: int, column: int) -> None:
    book, line = torn(made, shape, at % len(made), column)
    assert book.unread == ((line, OPEN),)
    others = [one for one in made if one.number != at % len(made)]
    assert [facts(card) for card in book.cards] == [one.facts for one in others]


@QUICK
@given(people(least=2), shapes(), st.integers(0, 9), st.integers(0, 6))
def test_an_open_quotation_mark_costs_its_own_row_alone(
    made: list[Made], shape: Shape, at: int, column: int
) -> None:
    assert_one_row_is_missed(made, shape, at, column)


@pytest.mark.full
@THOROUGH
@given(people(most=9, least=2), shapes(), st.integers(0, 9), st.integers(0, 6))
def test_very_many_open_quotation_marks(
    made: list[Made], shape: Shape, at: int, column: int
) -> None:
    assert_one_row_is_missed(made, shape, at, column)


def spoilt(content: bytes, places: Sequence[int], junk: Sequence[bytes]) -> bytes:
    """The file with bytes of no sense in it, or cut off."""
    found = bytearray(content)
    for place, piece in zip(places, junk, strict=False):
        at = place % (len(found) + 1)
        found[at : at + len(piece) // 2] = piece
    return bytes(found)


JUNK = st.lists(
    st.one_of(
        st.binary(max_size=6), st.sampled_from([b'"', b"\r", b",", b"\n ", b"BEGIN:", b"=\n"])
    ),
    max_size=6,
)


def assert_read_or_refused(content: bytes) -> None:
    with suppress(Unreadable):
        book = read(content)
        numbers = [card.line for card in book.cards] + [line for line, _reason in book.unread]
        assert len(numbers) == len(set(numbers))
        assert all(card.name and "\x00" not in card.name for card in book.cards)


def cards(card: Callable[[Made], list[str]], made: Sequence[Made], ending: str) -> bytes:
    return ending.join(line for one in made for line in card(one)).encode()


FILES: dict[str, Callable[[list[Made], Shape], bytes]] = {
    "LinkedIn": lambda made, shape: shape.bytes_of(*wild.linkedin(made, ["1/2/2024"] * len(made))),
    "Google": lambda made, shape: shape.bytes_of(*wild.google(made)),
    "Outlook": lambda made, shape: shape.bytes_of(*wild.outlook(made)),
    "3.0": lambda made, _shape: cards(wild.vcard3, made, "\r\n"),
    "4.0": lambda made, _shape: cards(wild.vcard4, made, "\n"),
}
SPOILT = (people(most=3), shapes(CODES[:-1]), st.lists(st.integers(0, 4000), max_size=6), JUNK)


@pytest.mark.parametrize("kind", FILES)
@QUICK
@given(*SPOILT)
def test_a_spoilt_file_is_read_or_refused_in_words(
    kind: str, made: list[Made], shape: Shape, places: list[int], junk: list[bytes]
) -> None:
    assert_read_or_refused(spoilt(FILES[kind](made, shape), places, junk))


@pytest.mark.full
@pytest.mark.parametrize("kind", FILES)
@THOROUGH
@given(*SPOILT)
def test_very_many_spoilt_files(
    kind: str, made: list[Made], shape: Shape, places: list[int], junk: list[bytes]
) -> None:
    assume(places and junk)
    assert_read_or_refused(spoilt(FILES[kind](made, shape), places, junk))
