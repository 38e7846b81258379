"""Tables that go out, as CSV or XLSX: a row at a time, and no cell of them is a formula."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from tempfile import TemporaryFile
from typing import IO

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from apps.imports.reading import neutral, rows_written, written

Row = Sequence[str | int]
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_AT_ONCE = 200  # rows of CSV in a piece
_PIECE = 64 * 1024  # bytes of a workbook in a piece


def pieces(kind: str, header: Sequence[str], rows: Iterable[Row]) -> Iterator[str | bytes]:
    """The file of this kind in pieces; never more rows in memory than one piece has."""
    if kind == "xlsx":
        yield from _read(_workbook(header, rows))
        return
    yield written(list(header), [])
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield rows_written([[str(cell) for cell in row] for row in some])


def _workbook(header: Sequence[str], rows: Iterable[Row]) -> IO[bytes]:
    """Written to disk row by row; numbers stay numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Rapport")
    sheet.append(list(header))
    for row in rows:
        sheet.append([_cell(cell) for cell in row])
    file = TemporaryFile()  # noqa: SIM115 - closed by whoever reads it to its end
    book.save(file)
    file.seek(0)
    return file


def _cell(cell: str | int) -> str | int:
    """Without control characters, which no workbook may hold."""
    return cell if isinstance(cell, int) else neutral(ILLEGAL_CHARACTERS_RE.sub(" ", cell))


def _read(file: IO[bytes]) -> Iterator[bytes]:
    with file:
        while piece := file.read(_PIECE):
            yield piece
