"""From a file to its header and rows, one at a time; what cannot be read is said in words."""

import csv
import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO, TextIO

from django.utils.translation import gettext as _

from apps.imports import headers, sheets
from apps.imports.letters import OLD_WORKBOOK, WORKBOOK, Unreadable, opened
from apps.imports.reading import Column, Record, tidy

LARGEST = 64 * 1024 * 1024  # bytes
MOST = 400_000  # rows
DELIMITERS = ",;\t"
_HEAD = 64 * 1024  # letters that are looked at to know how the file is made
_SOMETHING = re.compile(r"[^,;\s\"]")
_SEPARATOR = re.compile(r"sep=([,;\t])")


@dataclass(frozen=True)
class Table:
    """The header and the rows below it, in order, without blank ones; read on demand, once."""

    header: tuple[str, ...]
    rows: Iterator[Record]


@contextmanager
def table(file: BinaryIO, columns: Sequence[Column]) -> Iterator[Table]:
    """A CSV or a workbook that can be read again from its start.

    `Unreadable` here, or later from a row that cannot be read.
    """
    file.seek(0)
    start = file.read(4)
    if start == OLD_WORKBOOK:
        raise Unreadable(
            _("This workbook is protected or of an old kind. Save it as XLSX or CSV (UTF-8).")
        )
    with _sheet(file, columns) if start == WORKBOOK else _csv(file, columns) as found:
        first = next(found.rows, None)
        if first is None:
            raise Unreadable(_("The file has a header and no rows."))
        yield Table(found.header, _bounded(first, found.rows))


def _bounded(first: Record, rows: Iterator[Record]) -> Iterator[Record]:
    yield first
    for count, row in enumerate(rows, start=2):
        if count > MOST:
            raise Unreadable(_("The file has more than %(n)d rows. Divide it.") % {"n": MOST})
        yield row


@contextmanager
def _sheet(file: BinaryIO, columns: Sequence[Column]) -> Iterator[Table]:
    with sheets.workbook(file) as book:
        sheet, at = sheets.best(book, columns)
        rows = ((number, cells) for number, cells in sheet if any(cells))
        header = next((cells for number, cells in rows if number == at), [])
        yield Table(_trimmed(header), (Record(number, tuple(cells)) for number, cells in rows))


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    """Without empty cells at its end, which a workbook has by the hundred."""
    width = max((at for at, cell in enumerate(cells, start=1) if cell), default=0)
    return tuple(cells[:width])


@contextmanager
def _csv(file: BinaryIO, columns: Sequence[Column]) -> Iterator[Table]:
    text = opened(file)
    try:
        delimiter, head = _made(text, columns)
        if not _SOMETHING.search(head):
            raise Unreadable(_("The file is empty."))
        records = _records(text, delimiter)
        rows = islice(_peeked(head, delimiter), headers.LOOKED_AT)
        at = headers.best(_tidied(rows), columns).at
        header = next((cells for number, cells in records if number == at), None)
        if header is None:
            raise Unreadable(_("The file is empty."))
        names = tuple(tidy(cell) for cell in header)
        yield Table(names, _numbered(records, delimiter, len(names)))
    finally:
        text.detach()  # the file is its owner's


def _made(text: TextIO, columns: Sequence[Column]) -> tuple[str, str]:
    """What parts the cells, and the beginning; Excel's `sep=` line is passed over."""
    head = text.read(_HEAD)
    text.seek(0)
    first, _end, rest = head.lstrip("\r\n").partition("\n")
    named = _SEPARATOR.fullmatch(first.strip("\r"))
    if named is None:
        return _delimiter(head, columns), head
    while not _SEPARATOR.fullmatch(text.readline().strip("\r\n")):
        pass
    return named[1], rest


def _delimiter(head: str, columns: Sequence[Column]) -> str:
    """What parts the cells: with it the header is best known, then widest."""

    def worth(delimiter: str) -> tuple[int, int]:
        rows = islice(_peeked(head, delimiter), headers.LOOKED_AT)
        found = headers.best(_tidied(rows), columns)
        return found.known, found.width

    return max(DELIMITERS, key=worth)


def _peeked(head: str, delimiter: str) -> Iterator[list[str]]:
    """The rows of the beginning; what cannot be read there is told when all is read."""
    reader = csv.reader(io.StringIO(head, newline=""), delimiter=delimiter)
    try:
        yield from reader
    except csv.Error:
        return


def _tidied(rows: Iterator[list[str]]) -> list[tuple[int, list[str]]]:
    return [(number, [tidy(cell) for cell in row]) for number, row in enumerate(rows, start=1)]


def _records(text: TextIO, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    number = 0
    try:
        for number, cells in enumerate(csv.reader(text, delimiter=delimiter), start=1):
            yield number, cells
    except csv.Error:
        raise Unreadable(
            _("A cell of row %(row)d is far too long; probably a quotation mark is not closed.")
            % {"row": number + 1}
        ) from None


def _numbered(
    records: Iterator[tuple[int, list[str]]], delimiter: str, width: int
) -> Iterator[Record]:
    for number, raw_cells in records:
        cells = tuple(tidy(cell) for cell in raw_cells)
        if any(cells):
            yield Record(number, cells, *_broken(raw_cells, delimiter, width))


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
