"""Workbooks: read as somebody sees them, and refused in seconds where they are made to harm."""

import io
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from time import process_time
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest
from openpyxl import Workbook

from apps.imports.letters import Unreadable
from apps.imports.reading import lines, placed
from apps.imports.tables import table
from tests.imports.test_reading import COLUMNS

HEADER: list[object] = ["First Name", "Email", "Joined"]
TOO_LARGE = "This workbook becomes far too large when it is opened. Save the table as CSV (UTF-8)."
DAMAGED = "This workbook cannot be opened. Save it again as XLSX, or as CSV (UTF-8)."


def workbook(*sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    for rows in sheets:
        sheet = book.create_sheet()
        for row in rows:
            sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def read(content: bytes) -> list[tuple[int, dict[str, str]]]:
    with table(io.BytesIO(content), COLUMNS) as found:
        where = placed(found.header, COLUMNS).where
        return [(row.number, row.cells) for row in lines(found.rows, where, len(found.header))]


def refused(content: bytes) -> str:
    began = process_time()
    with pytest.raises(Unreadable) as refusal:
        read(content)
    assert process_time() - began < 3
    return str(refusal.value)


def changed(content: bytes, part: str, text: bytes) -> bytes:
    """The same workbook with another text in one of its parts."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, text if name == part else old.read(name))
    return out.getvalue()


def bomb() -> bytes:
    """A workbook that is small as it comes and very large when it is opened."""
    out = io.BytesIO(workbook([HEADER, ["Zoë", "z@x.example"]]))
    with ZipFile(out, "a", ZIP_DEFLATED) as book, book.open("xl/media/x.xml", "w") as part:
        for _piece in range(40):
            part.write(b" " * 1024 * 1024)
    return out.getvalue()


def giant() -> bytes:
    """One that says it is packed no better than honest ones, and is a gigabyte."""
    out = io.BytesIO(workbook([HEADER, ["Zoë", "z@x.example"]]))
    with ZipFile(out, "a", ZIP_DEFLATED) as book:
        book.writestr("xl/media/x.xml", "x")
        book.infolist()[-1].file_size, book.infolist()[-1].compress_size = 2**30, 2**26
    return out.getvalue()


def test_a_workbook_is_read_like_its_text() -> None:
    assert read(workbook([HEADER, ["  Zoë ", "z@x.example"], [], ["Bo", "b@x.example"]])) == [
        (2, {"first": "Zoë", "email": "z@x.example"}),
        (4, {"first": "Bo", "email": "b@x.example"}),
    ]


def test_numbers_days_and_yes_are_read_as_somebody_types_them() -> None:
    header: list[object] = ["First Name", "Email", "Is Primary?"]
    rows: list[list[object]] = [[7.0, 7.5, True], [date(2026, 11, 3), 12, False]]
    found = read(workbook([header, *rows]))
    assert [list(cells.values()) for _row, cells in found] == [
        ["7", "7.5", "Yes"],
        ["2026-11-03", "12", "No"],
    ]


def test_what_stands_above_and_other_sheets_are_passed_over() -> None:
    notes: list[list[object]] = [["Read me"], ["This is the yearly report", None, "2026"]]
    people: list[list[object]] = [
        ["Alder State University"],
        [],
        ["As of", "3 November"],
        HEADER,
        ["Zoë", "z@x.example"],
    ]
    assert read(workbook(notes, people)) == [(5, {"first": "Zoë", "email": "z@x.example"})]


@pytest.mark.parametrize("made", [bomb, giant])
def test_a_bomb_is_refused_before_it_opens(made: Callable[[], bytes]) -> None:
    content = made()
    assert len(content) < 100_000
    assert refused(content) == TOO_LARGE


def test_a_thousand_parts_too_many_are_refused() -> None:
    out = io.BytesIO(workbook([HEADER, ["Zoë", "z@x.example"]]))
    with ZipFile(out, "a") as book:
        for number in range(2001):
            book.writestr(f"xl/{number}", "x")
    assert refused(out.getvalue()) == TOO_LARGE


@pytest.mark.parametrize("place", ["../../slipped.xml", "/slipped.xml", "..\\slipped.xml"])
def test_a_part_named_as_a_file_elsewhere_is_written_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Parts are read where they lie: no archive is unpacked."""
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)
    out = io.BytesIO(workbook([HEADER, ["Zoë", "z@x.example"]]))
    with ZipFile(out, "a") as book:
        book.writestr(ZipInfo(place), "slipped")
    assert [cells["first"] for _row, cells in read(out.getvalue())] == ["Zoë"]
    assert [path.name for path in tmp_path.rglob("*")] == ["a", "b"]
    assert not Path("/slipped.xml").exists()


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE l [<!ENTITY b SYSTEM "file:///etc/hostname">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
<c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>"""
WRONG = {
    "no archive": b"PK\x03\x04" + b"x" * 400,
    "an archive of something else": None,
    "a sheet that is no XML": b"<worksheet",
    "entities that multiply": LAUGHS,
    "an entity that is a file of ours": OUTSIDE,
    "a part of the document elsewhere": OUTSIDE.replace(b"file:///", b"http://localhost:9/"),
    "a parameter that is a file": OUTSIDE.replace(b"ENTITY b", b"ENTITY % b"),
}


@pytest.mark.parametrize("kind", WRONG)
def test_a_workbook_that_is_made_wrong_is_refused_in_words(kind: str) -> None:
    text = WRONG[kind]
    good = workbook([HEADER, ["Zoë", "z@x.example"]])
    if text is None:
        out = io.BytesIO()
        with ZipFile(out, "w") as other:
            other.writestr("letter.txt", "Dear Rosalind")
        assert refused(out.getvalue()) == DAMAGED
    elif text.startswith(b"PK"):
        assert refused(text) == DAMAGED
    else:
        assert refused(changed(good, "xl/worksheets/sheet1.xml", text)) == DAMAGED


def test_a_workbook_of_empty_sheets_is_empty() -> None:
    assert refused(workbook([], [])) == "The file is empty."
    assert refused(workbook([HEADER])) == "The file has a header and no rows."


def test_a_cell_far_to_the_right_or_far_below_costs_nothing() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(HEADER)
    sheet.append(["Zoë", "z@x.example"])
    sheet["XFD3"], sheet["A900000"] = "far", "below"
    out = io.BytesIO()
    book.save(out)
    began = process_time()
    assert [row for row, _cells in read(out.getvalue())] == [2, 900_000]
    assert process_time() - began < 5
