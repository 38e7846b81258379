"""Rows, columns, and which is which. Pure."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LARGEST = 10 * 1024 * 1024  # bytes of a file that is read whole
# Also as some keyboards write them, and what a spreadsheet passes over before it looks.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
_EXCEL_TEXT = re.compile(r'="([^"]*)"')  # how spreadsheets keep leading zeros: ="0042"
SAID, SAID_WHOLE = 12, 200  # names of columns in one message; where none may be missing


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
    broken: frozenset[int] = frozenset()
    swallowed: int = 0


@dataclass(frozen=True)
class Column:
    """A field and the headers it is known by, in plain letters and digits."""

    field: str
    label: "StrOrPromise"
    names: tuple[str, ...]
    is_needed: bool = False
    takes_first: bool = False  # where a header stands several times for different things


def tidy(cell: str) -> str:
    """One line, single blanks, and the text inside a spreadsheet's ="..." or of our own '=...."""
    flat = " ".join(cell.split())
    wrapped = _EXCEL_TEXT.fullmatch(flat)
    return wrapped[1].strip() if wrapped else raw(flat)


def plain(header: str) -> str:
    """A header as it is compared: small letters and digits."""
    return re.sub(r"[^a-z0-9]", "", header.casefold())


@dataclass(frozen=True)
class Placed:
    """Where each field stands. `doubled` fields have several columns, `missing` ones none."""

    where: dict[str, int]
    doubled: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def is_clear(self) -> bool:
        return not self.doubled and not self.missing


def placed(header: Sequence[str], columns: Sequence[Column]) -> Placed:
    """By the names of the header; where a field has several columns nobody knows which is meant."""
    names = [plain(name) for name in header]
    found = {
        column.field: [at for at, name in enumerate(names) if name in column.names]
        for column in columns
    }
    doubled = [c.field for c in columns if len(found[c.field]) > 1 and not c.takes_first]
    where = {field: at[0] for field, at in found.items() if at and field not in doubled}
    missing = [c.field for c in columns if c.is_needed and not found[c.field]]
    return Placed(where, tuple(doubled), tuple(missing))


def fingerprint(header: Sequence[str]) -> str:
    """The same for every file with these columns in this order, capitals or not."""
    names = [" ".join(name.casefold().split()) for name in header]
    return sha256("\n".join(names).encode()).hexdigest()


def lines(records: Iterable[Record], where: Mapping[str, int], width: int) -> list[Line]:
    """The rows by field; a short row ends in empty cells. `width` is that of the header."""
    return [
        Line(
            row.number,
            {field: row.cells[at] if at < len(row.cells) else "" for field, at in where.items()},
            extra=sum(1 for cell in row.cells[width:] if cell),
            broken=frozenset(field for field, at in where.items() if at in row.broken),
            swallowed=row.swallowed,
        )
        for row in records
    ]


def unread(header: Sequence[str], where: Mapping[str, int], most: int = SAID) -> str:
    """The columns that nothing was taken from, in words."""
    names = (name for at, name in enumerate(header) if name and at not in where.values())
    return said(names, most)


def said(names: Iterable[str], most: int = SAID) -> str:
    """A few names of columns for a message, none of them a formula."""
    found = [neutral(name[:60]) for name in names]
    more = "…" if len(found) > most else ""
    return ", ".join(f"“{name}”" for name in found[:most]) + more


def neutral(cell: str) -> str:
    """A cell that a spreadsheet will show and never calculate; `raw` reads it back."""
    return f"'{cell}" if _is_formula(cell) else cell


def raw(cell: str) -> str:
    """A cell as it was before `neutral`."""
    return cell[1:] if cell.startswith("'") and _is_formula(cell) else cell


def _is_formula(cell: str) -> bool:
    """Behind as many apostrophes as there are, so that each file can be read back."""
    return cell.lstrip("'").startswith(_FORMULA)


def written(header: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """CSV for download, every cell neutral, with the mark that spreadsheets look for."""
    return "\ufeff" + rows_written([header, *rows])


def rows_written(rows: Iterable[Sequence[str]]) -> str:
    """More rows of such a file."""
    out = io.StringIO()
    csv.writer(out).writerows([neutral(cell) for cell in row] for row in rows)
    return out.getvalue()
