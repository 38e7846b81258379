"""A file comes in, is looked at, and is applied piece by piece.

Each piece is one transaction that also moves the mark of how far it got: a worker that is killed
leaves the piece undone and the next one begins there.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Protocol

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.core.bell import ring
from apps.core.moves import NotYours, StaleMove
from apps.imports import reading
from apps.imports.letters import Unreadable
from apps.imports.models import LOOK, Batch, Row
from apps.imports.reading import Column, Line
from apps.imports.workflow import MOVES, Outcome, Party, Status

PIECE = 1000  # rows in one transaction


@dataclass(frozen=True)
class Verdict:
    """What happens to one row, in words."""

    number: int
    outcome: Outcome
    name: str = ""
    found: str = ""
    reason: str = ""
    cells: dict[str, str] = field(default_factory=dict)


class Desk(Protocol):
    """What an app above does with the rows of one file. Made once for the whole file."""

    def look(self, lines: Sequence[Line]) -> list[Verdict]:
        """What would happen; writes nothing."""
        ...

    def take_in(self, lines: Sequence[Line]) -> list[Verdict]:
        """Makes it happen. A second time it changes nothing."""
        ...


@dataclass(frozen=True)
class Recipe:
    """A kind of file: its columns, and who judges its rows. Task: `<kind>.apply_imports`."""

    kind: str
    columns: tuple[Column, ...]
    desk: Callable[[Sequence[Line], datetime], Desk]


@dataclass(frozen=True)
class Upload:
    file_name: str
    content: bytes


@transaction.atomic
def receive(upload: Upload, recipe: Recipe, *, now: datetime, by: Person) -> Batch:
    """Reads the file and says per row what would happen; one that cannot be read is refused."""
    if not is_coordinator(by):
        raise NotYours
    batch = Batch(
        kind=recipe.kind,
        file_name=upload.file_name[:200],
        size=len(upload.content),
        uploaded_by=by,
        created_at=now,
    )
    try:
        lines, batch.note = _read(upload.content, recipe)
    except Unreadable as refusal:
        batch.status, batch.reason, batch.finished_at = Status.REFUSED, str(refusal), now
        batch.save()
        return batch
    batch.content, batch.rows = upload.content, len(lines)
    batch.save()
    _keep(batch, recipe.desk(lines, now).look(lines))
    return batch


def _read(content: bytes, recipe: Recipe) -> tuple[list[Line], str]:
    found = reading.table(content)
    where = reading.placed(found.header, recipe.columns)
    return reading.lines(found, where), reading.unread(found.header, where)


def _keep(batch: Batch, verdicts: Sequence[Verdict]) -> None:
    rows = [Row(batch=batch, **asdict(verdict) | _fitting(verdict)) for verdict in verdicts]
    Row.objects.bulk_create(rows, batch_size=1000)


def _fitting(verdict: Verdict) -> dict[str, object]:
    """Long cells are cut for display; cells are kept only of rows to look at again."""
    return {
        "name": verdict.name[:200],
        "found": verdict.found[:500],
        "reason": verdict.reason[:300],
        "cells": verdict.cells if verdict.outcome in LOOK else {},
    }


@transaction.atomic
def start(batch: Batch, *, by: Person) -> bool:
    """Hands a previewed file to a worker; a second press changes nothing."""
    if _moved(batch, "start", Party.COORDINATOR if is_coordinator(by) else ""):
        batch.save(update_fields=["status"])
        ring(f"{batch.kind}.apply_imports")
        return True
    return False


@transaction.atomic
def discard(batch: Batch, *, now: datetime, by: Person) -> None:
    """The preview was not what somebody wanted: the file goes, that it came stays."""
    if _moved(batch, "discard", Party.COORDINATOR if is_coordinator(by) else ""):
        Row.objects.of(batch).delete()
        _closed(batch, _("Turned down after the preview. Nothing was saved."), now)


@transaction.atomic
def apply(recipe: Recipe, *, now: datetime) -> bool:
    """One piece of the oldest file that waits. True while there may be more to do.

    The lock on the file keeps a second worker away; what a killed one began is rolled back.
    """
    batch = Batch.objects.next_to_apply(recipe.kind)
    if batch is None:
        return False
    try:
        lines, _note = _read(bytes(batch.content), recipe)
    except Unreadable as refusal:
        _moved(batch, "give_up", Party.SYSTEM)
        _closed(batch, str(refusal), now)
        return True
    piece = lines[batch.done : batch.done + PIECE]
    verdicts = recipe.desk(lines, now).take_in(piece)
    Row.objects.of(batch).numbered([line.number for line in piece]).delete()
    _keep(batch, verdicts)
    batch.done += len(piece)
    batch.save(update_fields=["done"])
    if batch.done >= batch.rows:
        _moved(batch, "finish", Party.SYSTEM)
        _closed(batch, "", now)
    return True


def _moved(batch: Batch, name: str, party: str) -> bool:
    """The only writer of a file's status; saved by the caller with what goes with it."""
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update())
    step = MOVES[name]
    if party not in step.by:
        raise NotYours
    if batch.status not in step.sources:
        if batch.status in {step.target, Status.APPLIED}:
            return False
        raise StaleMove(
            _("This file is %(state)s already.") % {"state": batch.get_status_display()}
        )
    batch.status = step.target
    return True


def _closed(batch: Batch, reason: str, now: datetime) -> None:
    """What is not needed any more is not kept."""
    batch.content, batch.reason, batch.finished_at = b"", reason, now
    batch.save(update_fields=["status", "content", "reason", "finished_at"])
