"""Files as they come: what is understood, and what is refused in words."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.imports.letters import LOST, Unreadable
from apps.imports.reading import Column, Line, Placed, lines, neutral, placed, raw, unread, written
from apps.imports.tables import table

COLUMNS = (
    Column("first", "First Name", ("firstname",), is_needed=True),
    Column("email", "Email", ("email", "emailaddress"), is_needed=True),
    Column("primary", "Is Primary?", ("isprimary",), takes_first=True),
)
TEXT = "First Name,Email\r\nZoë,zoe@post.example\r\n"
ROW = {"first": "Zoë", "email": "zoe@post.example"}
GOOD = {
    "utf-8": TEXT.encode(),
    "utf-8 with its mark": b"\xef\xbb\xbf" + TEXT.encode(),
    "utf-16 with its mark": TEXT.encode("utf-16"),
    "utf-16 little end first": TEXT.encode("utf-16-le"),
    "utf-16 big end first": TEXT.encode("utf-16-be"),
    "windows-1252": TEXT.encode("cp1252"),
    "semicolons": TEXT.replace(",", ";").encode(),
    "tabs": TEXT.replace(",", "\t").encode(),
    "a line that names the separator": b"sep=;\r\n" + TEXT.replace(",", ";").encode(),
    "headers in other letters": TEXT.replace("First Name", "FIRST_NAME").encode(),
    "quotation marks": b'"First Name","Email"\n"Zo\xc3\xab","zoe@post.example"\n',
    "blanks around": b" First Name , Email \n  Zo\xc3\xab ,zoe@post.example \n",
    "text of a spreadsheet": b'First Name,Email\nZo\xc3\xab,"=""zoe@post.example"""\n',
    "old line ends": TEXT.replace("\r\n", "\r").encode(),
}
BAD = {
    "nothing": (b"", "The file is empty."),
    "blanks only": (b" \r\n\r\n", "The file is empty."),
    "a header alone": (b"First Name,Email\n", "The file has a header and no rows."),
    "a protected workbook": (
        b"\xd0\xcf\x11\xe0rest",
        "This workbook is protected or of an old kind. Save it as XLSX or CSV (UTF-8).",
    ),
    "a workbook that is none": (
        b"PK\x03\x04rest",
        "This workbook cannot be opened. Save it again as XLSX, or as CSV (UTF-8).",
    ),
    "binary zeros": (
        b"First Name,Email\nA\x00,b\n",
        "The file holds binary zeros, so it is no CSV. Save it as CSV (UTF-8).",
    ),
    "letters of no kind": (
        b"First Name,Email\n\x81\x8d,b\n",
        "The letters cannot be read. Save the file as CSV (UTF-8).",
    ),
    "an open quotation mark": (
        b'First Name,Email\n"' + b"x" * 140_000,
        "A cell of row 2 is far too long; probably a quotation mark is not closed.",
    ),
    "commas and nothing else": (b",,,\n,,,\n", "The file is empty."),
    "a quotation mark and nothing else": (b'"', "The file is empty."),
}


def opened(content: bytes) -> tuple[tuple[str, ...], list[Line]]:
    """The header, and the rows by the columns that are known."""
    with table(io.BytesIO(content), COLUMNS) as found:
        where = placed(found.header, COLUMNS).where
        return found.header, lines(found.rows, where, len(found.header))


def read(content: bytes) -> list[Line]:
    return opened(content)[1]


@pytest.mark.parametrize("content", GOOD.values(), ids=GOOD.keys())
def test_a_good_file_is_understood(content: bytes) -> None:
    assert [line.cells for line in read(content)] == [ROW]


@pytest.mark.parametrize(("content", "words"), BAD.values(), ids=BAD.keys())
def test_a_bad_file_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert str(refusal.value) == words


def names(content: bytes) -> list[tuple[int, str, int]]:
    return [(line.number, line.cells["first"], line.swallowed) for line in read(content)]


def test_one_bad_byte_does_not_make_a_file_of_utf8_another_one() -> None:
    text = "First Name,Email\nZoë,z@post.example\n{}r,y@post.example\nÉlodie,e@post.example\n"
    mixed = text.format("B#").encode().replace(b"#", b"\xf8")
    assert [name for _row, name, _lines in names(mixed)] == ["Zoë", f"B{LOST}r", "Élodie"]
    marked = b"\xef\xbb\xbfFirst Name,Email\nB\xf8r,b@post.example\n"
    assert [name for _row, name, _lines in names(marked)] == [f"B{LOST}r"]


def test_a_file_of_windows_stays_one_though_a_cell_was_spoilt_before() -> None:
    text = "First Name,Email\nZoë,z\nÉlodie,e\nBør,b\nZoÃ«,y\n"
    assert [name for _row, name, _lines in names(text.encode("cp1252"))] == [
        "Zoë",
        "Élodie",
        "Bør",
        "ZoÃ«",
    ]


def test_rows_that_an_open_quotation_mark_took_in_are_told() -> None:
    assert names(b'First Name,Email\n"A,a\nB,b\nC,c\n') == [(2, "A,a B,b C,c", 3 - 1)]
    shifted = b'First Name,Email,Address,City\nA,a,"1 Oak,X\nB,b,2 Elm,"Y"\nC,c,3 Ash,Z\n'
    assert [lines_ for _row, _name, lines_ in names(shifted)] == [1, 0]


def test_an_address_of_several_lines_is_one_cell() -> None:
    content = b'First Name,Email,Address,City\nA,a,"1 Oak, left\nHill, CA",X\nB,b,,Y\n'
    assert names(content) == [(2, "A", 0), (3, "B", 0)]
    assert read(b'First Name,Email\n"A\nB",a\n')[0].broken == {"first"}


def test_rows_are_numbered_as_a_spreadsheet_does_and_blank_ones_left_out() -> None:
    found = read(b"First Name,Email\nA,a\n\n,\nB,b\n")
    assert [(line.number, line.cells["first"]) for line in found] == [(2, "A"), (5, "B")]


def test_a_short_row_ends_empty_and_a_long_one_says_so() -> None:
    short, long = read(b"First Name,Email\nA\nB,b,c,,d\n")
    assert short.cells == {"first": "A", "email": ""}
    assert long.extra == 2


def test_of_a_header_that_stands_twice_for_different_things_the_first_counts() -> None:
    [line] = read(b"First Name,Email,Is Primary?,Phone,Is Primary?\nA,a,Yes,1,No\n")
    assert line.cells["primary"] == "Yes"


def test_what_is_not_read_is_named() -> None:
    header, _rows = opened(b"First Name,Email,GPA,=1+1\nA,a,4,x\n")
    assert unread(header, placed(header, COLUMNS).where) == "“GPA”, “'=1+1”"


def test_columns_that_are_missing_or_doubled_are_for_somebody_to_choose() -> None:
    missing, _rows = opened(b"First Name,Phone\nA,1\n")
    assert placed(missing, COLUMNS) == Placed({"first": 0}, (), ("email",))
    doubled, _rows = opened(b"First Name,Email,E-mail Address\nA,b,c\n")
    assert placed(doubled, COLUMNS) == Placed({"first": 0}, ("email",), ())


PREAMBLE = b'Alder State University\r\n"Exported on 3 November, 14:05"\r\n\r\n'


@pytest.mark.parametrize("comma", [b",", b";", b"\t"])
def test_what_stands_above_the_header_is_passed_over(comma: bytes) -> None:
    table_ = comma.join([b"First Name", b"Email"]) + b"\r\n" + comma.join([b"Bo", b"b@x.example"])
    [line] = read(PREAMBLE + table_)
    assert (line.number, line.cells) == (5, {"first": "Bo", "email": "b@x.example"})


def test_a_header_that_nobody_knows_is_the_first_row_as_wide_as_the_table() -> None:
    header, _rows = opened(b"Report\nVorname;Nachname;Post\nBo;Lind;b@x.example\n")
    assert header == ("Vorname", "Nachname", "Post")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_no_cell_that_leaves_is_a_formula(cell: str) -> None:
    assert neutral(cell) == f"'{cell}"
    assert written(["a"], [[cell]]).splitlines()[1].strip('"').startswith("'")


@settings(max_examples=200, deadline=None)
@given(st.text("'=+-@\t\r aé", max_size=6))
def test_a_cell_that_left_is_read_back_as_it_was(cell: str) -> None:
    assert raw(neutral(cell)) == cell
    assert not neutral(cell).startswith(("=", "+", "-", "@", "\t", "\r"))


def test_rows_to_look_at_again_come_back_as_they_went() -> None:
    again = written(["First Name", "Email"], [["=Bo", "-"], ["'t Hart", "'=x"]]).encode()
    assert [line.cells["first"] for line in read(again)] == ["=Bo", "'t Hart"]
    assert [line.cells["email"] for line in read(again)] == ["-", "'=x"]
