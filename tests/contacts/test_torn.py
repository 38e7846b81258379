"""Files that a hand or a spreadsheet spoilt, one plain case each: nobody goes in silence."""

from datetime import date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from apps.contacts.actions import Upload, read_next, receive_book
from apps.contacts.books import read
from apps.contacts.books.days import day, day_first
from apps.contacts.models import BookEntry, Found
from apps.imports.letters import Unreadable
from tests.conftest import Cast

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
OPEN = "a quotation mark is not closed here or above"
TORN = (
    "Ana,Ruiz,,,Acme,Lead,12 Mar 2024\n"
    '"Bo,Li,,,Acme,Clerk,13 Mar 2024\n'
    "Tomas,Berg,,,Acme,,14 Mar 2024\n"
    'Ines,Falk,,,"Delta Works, Inc.",,15 Mar 2024\n'
)


def names(content: str) -> list[str]:
    return [card.name for card in read(content.encode()).cards]


def test_an_open_quotation_mark_swallows_no_rows_below_it() -> None:
    book = read((HEAD + TORN).encode())
    assert [card.name for card in book.cards] == ["Ana Ruiz", "Tomas Berg", "Ines Falk"]
    assert book.unread == ((3, OPEN),)
    # Also where no further quotation mark ends it.
    assert names(HEAD + "".join(TORN.splitlines(keepends=True)[:3])) == ["Ana Ruiz", "Tomas Berg"]


def test_rows_between_two_stray_quotation_marks_are_not_one() -> None:
    rows = 'Ana,Ruiz,,,"Acme,Lead,\nBo,Li,,,Acme,,\nTomas,Berg,,,5",Lead,\nInes,Falk,,,,,\n'
    book = read((HEAD + rows).encode())
    assert [card.name for card in book.cards] == ["Bo Li", "Tomas Berg", "Ines Falk"]
    assert book.unread == ((2, OPEN),)


def test_what_is_left_of_a_torn_note_is_nobody() -> None:
    head = "First Name,Last Name,Notes,E-mail Address,Company,Job Title\n"
    rows = 'Ana,Ruiz,"Met at "the fair",\nof work, in May\nand later",a@x.example,,\nBo,Li,,,,\n'
    book = read((head + rows).encode())
    assert [card.name for card in book.cards] == ["Bo Li"]
    assert book.unread == ((2, OPEN), (3, OPEN), (4, OPEN))


def test_a_note_of_several_lines_with_commas_is_one_cell() -> None:
    head = "First Name,Last Name,Notes,E-mail Address,Company,Job Title\n"
    rows = (
        'Ana,Ruiz,"Met, at, the, fair\nof, work\n\nin May, 2024",a@x.example,Acme,Lead\nBo,Li,,,,\n'
    )
    book = read((head + rows).encode())
    assert [(card.name, card.organization) for card in book.cards] == [
        ("Ana Ruiz", "Acme"),
        ("Bo Li", ""),
    ]
    assert book.unread == ()


@pytest.mark.parametrize(
    "ahead", ['"Notes:\nSome are left out.\n\n', 'Notes:\n"Some, are\n', '"', '5" or "6\n"\n']
)
def test_an_open_quotation_mark_ahead_of_the_header_hides_nobody(ahead: str) -> None:
    book = read(f"{ahead}\n{HEAD}{TORN}".encode())
    assert [card.name for card in book.cards] == ["Ana Ruiz", "Tomas Berg", "Ines Falk"]


def test_an_open_quotation_mark_in_the_header_is_no_matter() -> None:
    assert names(f'"{HEAD}Ana,Ruiz,,,Acme,Lead,12 Mar 2024\n') == ["Ana Ruiz"]


def test_a_row_with_a_comma_too_many_is_told_and_not_guessed() -> None:
    book = read(f"{HEAD}Ana,Ruiz,,,Acme, Inc.,Lead,12 Mar 2024\nBo,Li,,,,,,,\n".encode())
    assert [card.name for card in book.cards] == ["Bo Li"]
    assert book.unread == ((2, "more cells than the header has"),)


def test_of_two_columns_of_one_name_the_filled_one_counts() -> None:
    head = HEAD.replace("Position", "Company")
    assert read(f"{head}Ana,Ruiz,,,Acme,,\n".encode()).cards[0].organization == "Acme"


def test_the_page_says_that_lines_were_left_out(client: Client, cast: Cast, now: datetime) -> None:
    upload = Upload("Connections.csv", (HEAD + TORN).encode())
    book = receive_book(upload, student=cast.student, now=now, by=cast.imani)
    read_next(now=now)
    assert BookEntry.objects.of(book).counts()[Found.LEFT_OUT] == 1
    client.force_login(cast.imani)
    here = reverse("contacts:address_book", args=[book.pk])
    assert "1 line of this file was left out." in client.get(here).content.decode()
    page = client.get(here, {"show": "left_out"}).content.decode()
    assert ("Line 3" in page, OPEN in page) == (True, True)
    assert "was left out." not in page


def connected(*cells: str) -> list[date | None]:
    rows = "".join(f"Ana{n},Ruiz,,,,,{cell}\n" for n, cell in enumerate(cells))
    return [card.connected_on for card in read((HEAD + rows).encode()).cards]


def test_the_whole_column_tells_which_number_is_the_day() -> None:
    assert connected("03/04/2024", "13/04/2024") == [date(2024, 4, 3), date(2024, 4, 13)]
    assert connected("03/04/2024", "04/13/2024") == [date(2024, 3, 4), date(2024, 4, 13)]
    assert connected("03.04.2024", "13.04.2024") == [date(2024, 4, 3), date(2024, 4, 13)]


def test_where_nothing_tells_a_day_is_not_guessed() -> None:
    assert connected("03/04/2024", "05/05/2024") == [None, date(2024, 5, 5)]
    # Two that say the opposite tell nothing of a third.
    assert connected("13/04/2024", "04/13/2024", "03/04/2024") == [
        date(2024, 4, 13),
        date(2024, 4, 13),
        None,
    ]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("31/02/2024", None), ("13/13/2024", None), ("0/0/0000", None), ("2024/03/04", (2024, 3, 4))],
)
def test_a_day_that_is_none_is_none(cell: str, expected: tuple[int, int, int] | None) -> None:
    assert day(cell, day_first([cell])) == (date(*expected) if expected else None)


def test_only_google_parts_a_cell_and_stars_it() -> None:
    linkedin = read(f"{HEAD}Ana,Ruiz,,,Acme ::: Delta,* Lead,\n".encode()).cards[0]
    assert (linkedin.organization, linkedin.title) == ("Acme ::: Delta", "* Lead")
    head = "First Name,Last Name,E-mail Address,Company,Job Title\n"
    outlook = read(f"{head}Ana ::: Bo,Ruiz,,Acme ::: Delta,* Lead\n".encode()).cards[0]
    assert (outlook.name, outlook.organization) == ("Ana ::: Bo Ruiz", "Acme ::: Delta")
    assert outlook.title == "* Lead"
    head = "First Name,Last Name,Organization Name,Organization Title,Labels\n"
    google = read(f"{head}Ana,Ruiz,Acme ::: Delta,Lead,* Work\n".encode()).cards[0]
    assert google.organization == "Acme"


@pytest.mark.parametrize(
    ("code", "name"),
    [("cp1251", "Анна"), ("cp1253", "Ὀδυσ".replace("Ὀ", "Ο")), ("gb18030", "王小明")],
)
def test_another_script_is_not_taken_for_western_letters(code: str, name: str) -> None:
    with pytest.raises(Unreadable, match="letters cannot be read"):
        read(f"{HEAD}{name},{name},,,Acme,Lead,\n".encode(code))


@pytest.mark.parametrize("name", ["Zoë Ångström", "Süß", "Größe", "Éléonore", "“Bo” – Œdipe…"])
def test_western_letters_are_read(name: str) -> None:
    assert names_of(f"{HEAD}{name},Li,,,Acme,Lead,\n".encode("cp1252")) == [f"{name} Li"]


def names_of(content: bytes) -> list[str]:
    return [card.name for card in read(content).cards]


def test_a_card_that_is_cut_off_is_told() -> None:
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ana Ruiz\nEND:VCARD\n"
    half = "BEGIN:VCARD\nVERSION:4.0\nFN:Bo L"
    book = read((card + half).encode())
    assert [found.name for found in book.cards] == ["Ana Ruiz"]
    assert book.unread == ((5, "it has no end"),)
    book = read(f"{half}\n{card}".encode())
    assert ([found.name for found in book.cards], book.unread[0][0]) == (["Ana Ruiz"], 1)


def test_a_file_that_only_begins_like_a_card_is_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="nobody with a name"):
        read(b"BEGIN:VCARD,\nFN:Ana Ruiz\nEND:VCARD\n")


def test_commas_in_a_row_hold_nobody_up() -> None:
    """A line that is none, at which the parser of the library would look for hours."""
    lines = "X;a" + "," * 60 + '"\nFN:Ana Ruiz\nORG:Acme\\'
    book = read(f"BEGIN:VCARD\n{lines}\nEND:VCARD\n".encode())
    assert (book.cards[0].name, book.cards[0].organization) == ("Ana Ruiz", "Acme\\")


def test_a_value_that_is_folded_at_blanks_alone_is_read_on() -> None:
    blank = "\r\n " + " " * 74
    found = read(f"BEGIN:VCARD\r\nFN:Ana{blank}\r\n Ruiz\r\nEND:VCARD\r\n".encode())
    assert found.cards[0].name == "Ana Ruiz"


def test_a_table_without_end_is_refused_in_words() -> None:
    with pytest.raises(Unreadable, match="more than 200000 lines"):
        read((HEAD + ",,,x\n" * 200_000).encode())
