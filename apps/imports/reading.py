"""From the bytes of a file to a header and rows. Pure; what cannot be read is said in words."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.imports.letters import Unreadable, decoded

LARGEST = 10 * 1024 * 1024  # bytes
DELIMITERS = ",;\t"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets keep leading zeros: ="0042"
_SAID = 12  # names of columns in one message


@dataclass(frozen=True)
class Line:
    """One row: its number in a spreadsheet (the header is 1) and its cells by field.

    `broken` are the fields whose cell ran over several lines. `swallowed` is how many further
    lines of the file stand in one cell, because a quotation mark was not closed.
    """

    number: int
    cells: dict[str, str]
    extra: int = 0  # filled cells beyond the last column
    broken: frozenset[str] = frozenset()
    swallowed: int = 0


@dataclass(frozen=True)
class Record:
    """One row by place; see `Line`."""

    number: int
    cells: tuple[str, ...]
    broken: frozenset[int]
    swallowed: int


@dataclass(frozen=True)
class Table:
    header: tuple[str, ...]
    rows: tuple[Record, ...]


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
    return _numbered(_records(text, delimiter), delimiter)


def _records(text: str, delimiter: str) -> list[list[str]]:
    records: list[list[str]] = []
    try:
        records.extend(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error:
        raise Unreadable(
            _("A cell of row %(row)d is far too long; probably a quotation mark is not closed.")
            % {"row": len(records) + 1}
        ) from None
    return records


def _delimited(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and what parts its cells."""
    first, _end, rest = text.lstrip("\r\n").partition("\n")
    named = re.fullmatch(r"sep=([,;\t])", first.strip("\r"))
    if named:
        return rest, named[1]
    unquoted = re.sub(r'"[^"]*"', "", first)
    return text, max(DELIMITERS, key=unquoted.count)


def _numbered(records: list[list[str]], delimiter: str) -> Table:
    rows = [(number, [tidy(cell) for cell in cells]) for number, cells in enumerate(records, 1)]
    filled = [(number, tuple(cells)) for number, cells in rows if any(cells)]
    if not filled:
        raise Unreadable(_("The file is empty."))
    header = filled[0][1]
    if len(filled) == 1:
        raise Unreadable(_("The file has a header and no rows."))
    return Table(
        header,
        tuple(
            Record(number, cells, *_broken(records[number - 1], delimiter, len(header)))
            for number, cells in filled[1:]
        ),
    )


def _broken(record: list[str], delimiter: str, width: int) -> tuple[frozenset[int], int]:
    """The cells of several lines, and how many of these lines were rows of their own."""
    broken = frozenset(at for at, cell in enumerate(record) if _breaks(cell))
    found = (_swallowed(record[at], delimiter, width, len(record)) for at in broken)
    return broken, max(found, default=0)


def _breaks(cell: str) -> int:
    """How many line breaks stand inside the text of a cell."""
    return len(re.findall(r"\r\n|\r|\n", cell.strip())) if "\n" in cell or "\r" in cell else 0


def _swallowed(cell: str, delimiter: str, width: int, length: int) -> int:
    """How many lines a cell took in that were rows of their own.

    Then it holds as many delimiters as a row, or the row around it has lost some of its cells.
    An address of several lines does neither.
    """
    breaks, parts = _breaks(cell), cell.count(delimiter)
    is_row = parts >= max(width - 1, 1) or (parts and length != width)
    return breaks if is_row else 0


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
            row.number,
            {field: row.cells[at] if at < len(row.cells) else "" for field, at in where.items()},
            extra=sum(1 for cell in row.cells[width:] if cell),
            broken=frozenset(field for field, at in where.items() if at in row.broken),
            swallowed=row.swallowed,
        )
        for row in found.rows
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
