"""Workbooks: read row by row, and refused where they would fill the memory.

Nothing is inflated before the list of a workbook's parts says how large they become; Python's
zipfile never gives out more bytes of a part than that list names.
"""

import zlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from typing import BinaryIO
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook

from apps.imports import headers
from apps.imports.letters import Unreadable
from apps.imports.reading import Column, tidy

MOST_PARTS = 2_000
LARGEST_WHOLE = 768 * 1024 * 1024  # bytes of all parts, inflated
LARGEST_WORDS = 96 * 1024 * 1024  # of the list of texts, which a reader holds whole
_RATIO = 120  # how many times smaller honest tables become; bombs reach a thousand
_SMALL = 16 * 1024 * 1024  # below this no ratio matters
WIDEST = 300  # columns in which a header is looked for
_BEYOND = 20  # columns behind the header, where a stray cell is told
_WORDS = "xl/sharedStrings.xml"
# What the reader of workbooks raises on one that is made wrong, on purpose or not.
_FAULTS = (
    ArithmeticError,
    AttributeError,
    BadZipFile,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    ParseError,
    TypeError,
    ValueError,
    zlib.error,
)

Numbered = Iterator[tuple[int, list[str]]]


@contextmanager
def workbook(file: BinaryIO) -> Iterator[Workbook]:
    """Without its formulas: of a formula the value that was saved with it."""
    _check(file)
    file.seek(0)
    with _told():
        book = load_workbook(file, read_only=True, data_only=True, keep_links=False)
    try:
        yield book
    finally:
        book.close()


def best(book: Workbook, columns: Sequence[Column]) -> tuple[Numbered, int]:
    """The rows of the sheet with the best-known header, from the first, and where it stands."""
    heads = [
        headers.best(_rows(book, at, headers.LOOKED_AT, WIDEST), columns)
        for at in range(len(book.worksheets))
    ]
    filled = [at for at, head in enumerate(heads) if head.at]
    if not filled:
        raise Unreadable(_("The file is empty."))
    chosen = max(filled, key=lambda at: (heads[at].known, -at))
    head = heads[chosen]
    return _rows(book, chosen, None, head.last + _BEYOND), head.at


def _rows(book: Workbook, sheet: int, most: int | None, width: int) -> Numbered:
    """Without blank rows, of which a workbook may have a million."""
    with _told():
        found = book.worksheets[sheet].iter_rows(max_row=most, max_col=width, values_only=True)
        for number, cells in enumerate(found, start=1):
            if any(cell is not None for cell in cells):
                yield number, [_text(cell) for cell in cells]


@contextmanager
def _told() -> Iterator[None]:
    """A workbook that is made wrong is refused in words."""
    try:
        yield
    except _FAULTS as fault:
        raise _damaged() from fault


def _text(cell: object) -> str:
    """A cell as somebody would type it."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "Yes" if cell else "No"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return tidy(str(cell).replace("\x00", ""))


def _check(file: BinaryIO) -> None:
    file.seek(0)
    try:
        with ZipFile(file) as parts:
            sizes = [
                (part.filename, part.file_size, part.compress_size) for part in parts.infolist()
            ]
    except (BadZipFile, OSError, ValueError):
        raise _damaged() from None
    whole = sum(size for _name, size, _packed in sizes)
    packed = max(sum(packed for _name, _size, packed in sizes), 1)
    words = sum(size for name, size, _packed in sizes if name == _WORDS)
    is_bomb = whole > _SMALL and whole > packed * _RATIO
    if is_bomb or len(sizes) > MOST_PARTS or whole > LARGEST_WHOLE or words > LARGEST_WORDS:
        raise Unreadable(
            _(
                "This workbook becomes far too large when it is opened. "
                "Save the table as CSV (UTF-8)."
            )
        )


def _damaged() -> Unreadable:
    return Unreadable(
        _("This workbook cannot be opened. Save it again as XLSX, or as CSV (UTF-8).")
    )
