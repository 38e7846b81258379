"""A file arrives: kept, opened, and refused at once where it cannot be read."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from tempfile import TemporaryFile
from typing import BinaryIO, cast

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.campus.models import Campus
from apps.core.bell import ring
from apps.core.clock import local
from apps.core.moves import NotYours
from apps.imports import tables
from apps.imports.actions.desks import Recipe, Upload
from apps.imports.actions.emptying import emptied, too_large
from apps.imports.actions.move import moved
from apps.imports.actions.placing import left_out, place
from apps.imports.actions.steering import closed
from apps.imports.dating import dated
from apps.imports.letters import Unreadable
from apps.imports.models import Batch, Chunk
from apps.imports.reading import Record

CHUNK = 1024 * 1024  # bytes
SAMPLES, SAMPLED = 3, 200  # values shown of a column; rows they are taken from


@transaction.atomic
def receive(upload: Upload, recipe: Recipe, *, now: datetime, by: Person | None) -> Batch:
    """Keeps the file for a worker to read; one that cannot be opened is refused.

    Where the columns are not all known it waits for somebody to choose them. `by` is None for a
    file of a watched folder.
    """
    if by is not None and not is_coordinator(by):
        raise NotYours
    batch = Batch.objects.begun(recipe.kind, upload.file_name, upload.source, now=now, by=by)
    changed = local(upload.changed or now, Campus.objects.current().zone).date()
    batch.dated = dated(upload.file_name, changed)
    try:
        _open(batch, upload, recipe)
    except Unreadable as refusal:
        moved(batch, "give_up", by=None)
        closed(batch, str(refusal), now)
        return batch
    is_clear = place(batch, recipe) and not upload.asks
    batch.note = left_out(batch)
    batch.save()
    if not is_clear:
        moved(batch, "ask", by=None)
        batch.save()
    ring(f"{batch.kind}.apply_imports")
    return batch


def _open(batch: Batch, upload: Upload, recipe: Recipe) -> None:
    """Keeps the bytes, and looks at the beginning of what they say."""
    _keep(batch, emptied(batch, upload, recipe) if recipe.drops else upload.chunks)
    with kept(batch) as file, tables.table(file, recipe.columns) as found:
        batch.header = list(found.header)
        batch.samples = _samples(found.header, islice(found.rows, SAMPLED))


def _keep(batch: Batch, chunks: Iterable[bytes]) -> None:
    for number, content in enumerate(_cut(chunks), start=1):
        batch.size += len(content)
        if batch.size > tables.LARGEST:
            raise too_large()
        Chunk.objects.create(batch=batch, number=number, content=content)
    if not batch.size:
        raise Unreadable(_("The file is empty."))


def _cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of `CHUNK`."""
    waiting = bytearray()
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= CHUNK:
            yield bytes(waiting[:CHUNK])
            del waiting[:CHUNK]
    if waiting:
        yield bytes(waiting)


@contextmanager
def kept(batch: Batch) -> Iterator[BinaryIO]:
    """The file as it came, on disk, so that it can be read from its start as often as needed."""
    with TemporaryFile() as file:
        for content in Chunk.objects.of(batch).contents():
            file.write(content)
        yield cast("BinaryIO", file)


def _samples(header: Sequence[str], rows: Iterable[Record]) -> list[list[str]]:
    """Up to three values of each column that differ, to tell it by."""
    found: list[dict[str, None]] = [{} for _name in header]
    for row in rows:
        for values, cell in zip(found, row.cells, strict=False):
            if cell and len(values) < SAMPLES:
                values[cell[:80]] = None
    return [list(values) for values in found]
