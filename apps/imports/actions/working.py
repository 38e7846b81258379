"""The worker's part: files are read, compared, taken in and taken back, piece by piece.

Each piece is one transaction that also moves the mark of how far it got: a worker that is killed
leaves its piece undone and the next one begins there. No more than one piece is held at a time.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from itertools import islice
from typing import Self

from django.db import transaction

from apps.core.bulk import insert_all
from apps.imports import tables
from apps.imports.actions.desks import Desk, Note, Recipe
from apps.imports.actions.move import moved
from apps.imports.actions.receiving import kept
from apps.imports.actions.settling import keep_verdicts, short
from apps.imports.actions.steering import closed
from apps.imports.letters import Unreadable
from apps.imports.models import Batch, Deed, Row
from apps.imports.reading import Line, Record, lines
from apps.imports.workflow import Status

PIECE = 1000  # rows in one transaction
_LATE = 1_000_000_000  # rows that wait for all others are judged behind any number


class _Open:
    """A file that is being read, between two pieces."""

    def __init__(self, batch: Batch, recipe: Recipe) -> None:
        self.batch, self.at = batch.pk, batch.rows
        self._until_closed = ExitStack()
        file = self._until_closed.enter_context(kept(batch))
        found = self._until_closed.enter_context(tables.table(file, recipe.columns))
        self.width = len(found.header)
        self.rows: Iterator[Record] = islice(found.rows, batch.rows, None)

    def is_for(self, batch: Batch) -> bool:
        """Whether it stands where the file is to be read on; another worker may have gone on."""
        return (self.batch, self.at) == (batch.pk, batch.rows)

    def close(self) -> None:
        self._until_closed.close()


class Shift:
    """One worker's way through the files of a kind; entered, so that no file is left open."""

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._open: _Open | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_fault: object) -> None:
        self._close()

    def _close(self) -> None:
        if self._open:
            self._open.close()
        self._open = None

    @transaction.atomic
    def piece(self, *, now: datetime) -> bool:
        """One piece of the oldest file that nobody else works on. True while there may be more.

        The lock on the file keeps a second worker away; what a killed one began is rolled back.
        """
        batch = Batch.objects.next_to_work_on(self._recipe.kind)
        if batch is None:
            return False
        if batch.status == Status.READING:
            self._read(batch, now)
        else:
            _PIECES[Status(batch.status)](batch, self._recipe.desk(batch, now), now)
        return True

    def _read(self, batch: Batch, now: datetime) -> None:
        try:
            found = self._next_lines(batch)
        except Unreadable as refusal:
            self._close()
            moved(batch, "give_up", by=None)
            closed(batch, str(refusal), now)
            return
        if found:
            _enter(batch, found, self._recipe.desk(batch, now).note(found))
        if len(found) < PIECE:
            self._close()
            moved(batch, "compare", by=None)
            batch.save(update_fields=["status"])

    def _next_lines(self, batch: Batch) -> list[Line]:
        if self._open is None or not self._open.is_for(batch):
            self._close()
            self._open = _Open(batch, self._recipe)
        records = list(islice(self._open.rows, PIECE))
        self._open.at += len(records)
        return lines(records, batch.columns, self._open.width)


def _enter(batch: Batch, found: list[Line], notes: list[Note]) -> None:
    rows = [_row(batch, line, note) for line, note in zip(found, notes, strict=True)]
    insert_all(rows)
    batch.rows += len(rows)
    batch.save(update_fields=["rows"])


def _row(batch: Batch, line: Line, note: Note) -> Row:
    row = Row(batch=batch, number=line.number, turn=line.number + _LATE * note.is_late)
    row.cells = {field: cell for field, cell in line.cells.items() if cell}
    verdict = note.verdict
    if verdict:
        row.outcome, row.is_held, row.said = verdict.outcome, True, verdict.said
        for name, words in short(verdict).items():
            setattr(row, name, words)
    return row


def _compare(batch: Batch, desk: Desk, now: datetime) -> None:  # noqa: ARG001 - one form for all
    if not batch.at:
        desk.begin()
    rows = Row.objects.of(batch).after(batch.at, PIECE)
    keep_verdicts(batch, desk.look([row for row in rows if not row.is_held]), keeps_all=True)
    _go_on(batch, rows)
    if len(rows) < PIECE:
        moved(batch, "show", by=None)
        batch.save(update_fields=["status"])


def _apply(batch: Batch, desk: Desk, now: datetime) -> None:
    if not batch.at:
        desk.begin()
    rows = Row.objects.of(batch).after(batch.at, PIECE)
    verdicts, deeds = desk.take_in([row for row in rows if not row.is_held])
    keep_verdicts(batch, verdicts, keeps_all=False)
    insert_all(deeds)
    _go_on(batch, rows)
    if len(rows) < PIECE:
        moved(batch, "finish", by=None)
        batch.finished_at = now
        batch.save(update_fields=["status", "finished_at"])


def _go_on(batch: Batch, rows: list[Row]) -> None:
    if rows:
        batch.at, batch.done = rows[-1].turn, batch.done + len(rows)
        batch.save(update_fields=["at", "done"])


def _take_back(batch: Batch, desk: Desk, now: datetime) -> None:
    deeds = Deed.objects.of(batch).after(batch.at, PIECE)
    batch.stayed += desk.take_back(deeds)
    if deeds:
        batch.at, batch.done = deeds[-1].pk, batch.done + len(deeds)
    batch.save(update_fields=["at", "done", "stayed"])
    if len(deeds) < PIECE:
        Deed.objects.of(batch).delete()
        moved(batch, "undone", by=None)
        batch.finished_at = now
        batch.save(update_fields=["status", "finished_at"])


_PIECES: dict[Status, Callable[[Batch, Desk, datetime], None]] = {
    Status.COMPARING: _compare,
    Status.APPLYING: _apply,
    Status.UNDOING: _take_back,
}


def work_through(recipe: Recipe, clock: Callable[[], datetime]) -> None:
    """Everything that waits, until nothing does."""
    with Shift(recipe) as shift:
        while shift.piece(now=clock()):
            pass
