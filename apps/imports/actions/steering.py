"""What a coordinator decides about a whole file."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.core.bell import ring
from apps.core.moves import Refused
from apps.imports.actions.move import moved
from apps.imports.models import Batch, Chunk, Mark, Row

UNDO_FOR = timedelta(hours=24)


class Older(Refused):
    """A newer file is in already, and nobody said that this one is wanted all the same."""


@transaction.atomic
def start(batch: Batch, *, older_too: bool = False, by: Person) -> bool:
    """Hands a previewed file to a worker; a second press changes nothing.

    `Older` where a newer one was imported, unless `older_too`.
    """
    if not moved(batch, "start", by=by):
        return False
    if not older_too and Batch.objects.newer_than(batch).exists():
        raise Older(_("A newer file is imported already. Look at this one once more."))
    Chunk.objects.of(batch).delete()
    Mark.objects.of(batch).delete()
    batch.done = batch.at = 0
    batch.samples = []
    batch.save(update_fields=["status", "done", "at", "samples"])
    ring(f"{batch.kind}.apply_imports")
    return True


@transaction.atomic
def discard(batch: Batch, *, now: datetime, by: Person) -> None:
    """The preview was not what somebody wanted: the file goes, that it came stays."""
    if moved(batch, "discard", by=by):
        closed(batch, _("Turned down after the preview. Nothing was saved."), now)


def closed(batch: Batch, reason: str, now: datetime) -> None:
    """Nothing of a file is kept that was not imported."""
    Row.objects.of(batch).delete()
    Chunk.objects.of(batch).delete()
    Mark.objects.of(batch).delete()
    batch.reason, batch.finished_at = reason, now
    batch.rows = batch.done = 0
    batch.samples = []
    batch.save()


def undo_until(batch: Batch) -> datetime | None:
    """When an imported file can be taken back for the last time; nobody was told of it."""
    return batch.finished_at + UNDO_FOR if batch.finished_at else None


@transaction.atomic
def undo(batch: Batch, *, now: datetime, by: Person) -> bool:
    """Hands an imported file to a worker to be taken back; `Refused` once its day is over."""
    until = undo_until(batch)
    if until is None or now > until:
        raise Refused(_("An import can be taken back for 24 hours. These are over."))
    if not moved(batch, "undo", by=by):
        return False
    batch.done = batch.at = batch.stayed = 0
    batch.save(update_fields=["status", "done", "at", "stayed"])
    ring(f"{batch.kind}.apply_imports")
    return True
