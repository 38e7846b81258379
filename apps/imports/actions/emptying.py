"""What Rapport does not need is dropped before anything of a file is stored."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from django.utils.translation import gettext as _

from apps.imports import tables
from apps.imports.actions.desks import Recipe, Upload
from apps.imports.actions.placing import place
from apps.imports.letters import Unreadable
from apps.imports.models import Batch
from apps.imports.reading import Record, rows_written, written
from apps.imports.tables import Table

_TOGETHER = 500  # rows written at once


def emptied(batch: Batch, upload: Upload, recipe: Recipe) -> Iterator[bytes]:
    """The file as CSV with its header, in which the cells of columns not needed are empty.

    Rows keep their numbers. `Unreadable` where a row took in others: their cells are of no column.
    """
    with arrived(upload.chunks) as file, tables.table(file, recipe.columns) as found:
        batch.header = list(found.header)
        is_clear = place(batch, recipe) and not upload.asks
        batch.emptied = _dropped(batch, recipe, is_clear=is_clear)
        yield written(batch.header, []).encode()
        rows = _rows(found, frozenset(batch.emptied))
        while some := list(islice(rows, _TOGETHER)):
            yield rows_written(some).encode()


@contextmanager
def arrived(chunks: Iterable[bytes]) -> Iterator[BinaryIO]:
    """The file on disk, without a name, for as long as it is looked at."""
    size = 0
    with TemporaryFile() as file:
        for chunk in chunks:
            size += len(chunk)
            if size > tables.LARGEST:
                raise too_large()
            file.write(chunk)
        if not size:
            raise Unreadable(_("The file is empty."))
        yield cast("BinaryIO", file)


def too_large() -> Unreadable:
    most = {"mb": tables.LARGEST // 1024 // 1024}
    return Unreadable(_("The file is larger than %(mb)d MB. Divide it into smaller files.") % most)


def _dropped(batch: Batch, recipe: Recipe, *, is_clear: bool) -> list[int]:
    """By place: what nobody may read, and where the columns are clear, what nobody reads."""
    read = set(batch.columns.values())
    drops = recipe.drops or (lambda _name: False)
    return [
        at
        for at, name in enumerate(batch.header)
        if (at not in read and is_clear) or (at not in read and drops(name))
    ]


def _rows(found: Table, dropped: frozenset[int]) -> Iterator[list[str]]:
    width, at = len(found.header), 1
    for row in found.rows:
        if row.swallowed:
            raise Unreadable(
                _(
                    "Row %(row)d holds further rows in one cell, because a quotation mark is not"
                    " closed. Correct the file and bring it again."
                )
                % {"row": row.number}
            )
        yield from ([] for _blank in range(row.number - at - 1))
        yield _kept(row, width, dropped)
        at = row.number


def _kept(row: Record, width: int, dropped: frozenset[int]) -> list[str]:
    """A cell behind the last column says that the row is too long, and nothing else."""
    cells = ["" if at in dropped else cell for at, cell in enumerate(row.cells[:width])]
    return [*cells, "…"] if any(row.cells[width:]) else cells
