"""From the bytes of a file to a header and rows. Pure; what cannot be read is said in words."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

LARGEST = 10 * 1024 * 1024  # bytes
DELIMITERS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets keep leading zeros: ="0042"
_SAID = 12  # names of columns in one message


class Unreadable(Exception):  # noqa: N818 - an answer in words, not a defect
    """The file cannot be imported; the message says what to do about it."""


@dataclass(frozen=True)
class Line:
    """One row: its number in a spreadsheet (the header is 1) and its cells by field."""

    number: int
    cells: dict[str, str]
    extra: int = 0  # filled cells beyond the last column


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True)
class Column:
    """A field and the headers it is known by, in plain letters and digits."""

    field: str
    label: str
    names: tuple[str, ...]
    is_needed: bool = False
    takes_first: bool = False  # where a header stands several times for different things


def table(content: bytes) -> Table:
    """The whole file, or `Unreadable`."""
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than 10 MB. Divide it into smaller files."))
    text = decoded(content)
    if not text.strip():
        raise Unreadable(_("The file is empty."))
    text, delimiter = _delimited(text)
    try:
        records = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Unreadable(
            _("A cell is far too long; probably a quotation mark is not closed.")
        ) from None
    return _numbered(records)


def decoded(content: bytes) -> str:
    """UTF-8 with or without its mark, UTF-16, else Windows-1252."""
    if content.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
        raise Unreadable(_("This is a spreadsheet file. Save it as CSV (UTF-8) and upload that."))
    text = _tried(content, _encodings(content))
    if text is None:
        raise Unreadable(_("The letters cannot be read. Save the file as CSV (UTF-8)."))
    if "\x00" in text:
        raise Unreadable(_("The file holds binary zeros, so it is no CSV. Save it as CSV (UTF-8)."))
    return text


def _encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ("utf-16",)
    start = content[:200]
    if len(content) % 2 == 0 and start[1::2].count(0) > len(start) // 3:
        return ("utf-16-le",)
    if len(content) % 2 == 0 and start[::2].count(0) > len(start) // 3:
        return ("utf-16-be",)
    return ("utf-8-sig", "cp1252")


def _tried(content: bytes, encodings: tuple[str, ...]) -> str | None:
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _delimited(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and what parts its cells."""
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    named = re.fullmatch(r"sep=([,;\t])", first.strip("\r"))
    if named:
        return rest, named[1]
    unquoted = re.sub(r'"[^"]*"', "", first)
    return text, max(DELIMITERS, key=unquoted.count)


def _numbered(records: list[list[str]]) -> Table:
    rows = [
        (number, tuple(tidy(cell) for cell in record))
        for number, record in enumerate(records, start=1)
    ]
    filled = [row for row in rows if any(row[1])]
    if not filled:
        raise Unreadable(_("The file is empty."))
    header = filled[0][1]
    if len(filled) == 1:
        raise Unreadable(_("The file has a header and no rows."))
    return Table(header, tuple(filled[1:]))


def tidy(cell: str) -> str:
    """One line, single blanks, and the text inside a spreadsheet's ="..."."""
    flat = " ".join(cell.split())
    wrapped = _EXCEL_TEXT.fullmatch(flat)
    return wrapped[1].strip() if wrapped else flat


def plain(header: str) -> str:
    """A header as it is compared: small letters and digits."""
    return re.sub(r"[^a-z0-9]", "", header.casefold())


def placed(header: tuple[str, ...], columns: tuple[Column, ...]) -> dict[str, int]:
    """Where each field stands; `Unreadable` for a missing or a doubled column."""
    known: dict[str, int] = {}
    for column in columns:
        found = [at for at, name in enumerate(header) if plain(name) in column.names]
        if len(found) > 1 and not column.takes_first:
            raise Unreadable(
                _("Two columns are for %(what)s: %(names)s. Keep one of them.")
                % {"what": column.label, "names": said(header[at] for at in found)}
            )
        if found:
            known[column.field] = found[0]
    missing = [column.label for column in columns if column.is_needed and column.field not in known]
    if missing:
        raise Unreadable(
            _("There is no column for %(what)s. The file has: %(names)s.")
            % {"what": ", ".join(missing), "names": said(name for name in header if name)}
        )
    return known


def lines(found: Table, where: dict[str, int]) -> list[Line]:
    """The rows by field; a short row ends in empty cells."""
    width = len(found.header)
    return [
        Line(
            number,
            {field: cells[at] if at < len(cells) else "" for field, at in where.items()},
            extra=sum(1 for cell in cells[width:] if cell),
        )
        for number, cells in found.rows
    ]


def unread(header: tuple[str, ...], where: dict[str, int]) -> str:
    """The columns that nothing was taken from, in words."""
    return said(name for at, name in enumerate(header) if name and at not in where.values())


def said(names: Iterable[str]) -> str:
    """A few names of columns for a message, none of them a formula."""
    found = [neutral(name[:40]) for name in names]
    more = "…" if len(found) > _SAID else ""
    return ", ".join(f"“{name}”" for name in found[:_SAID]) + more


def neutral(cell: str) -> str:
    """A cell that a spreadsheet will show and never calculate."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def written(header: list[str], rows: list[list[str]]) -> str:
    """CSV for download, every cell neutral, with the mark that spreadsheets look for."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerows([[neutral(cell) for cell in row] for row in [header, *rows]])
    return "\ufeff" + out.getvalue()
