"""Somebody says which column is which; the next file with the same header is read that way."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.core.bell import ring
from apps.imports.actions.move import moved
from apps.imports.actions.placing import left_out
from apps.imports.models import Batch, ColumnMap, Mark, Row
from apps.imports.reading import fingerprint
from apps.imports.workflow import MOVES

MAPPABLE = MOVES["map"].sources  # where columns can be chosen


@transaction.atomic
def choose_columns(batch: Batch, columns: Mapping[str, int], *, now: datetime, by: Person) -> None:
    """`columns` say where each field stands. A preview that was there is made anew."""
    if not moved(batch, "map", by=by):
        return
    Row.objects.of(batch).delete()
    Mark.objects.of(batch).delete()
    batch.columns, batch.columns_chosen_at = dict(columns), now
    batch.note = left_out(batch)
    batch.rows = batch.done = batch.at = 0
    batch.save()
    ColumnMap.objects.update_or_create(
        kind=batch.kind,
        fingerprint=fingerprint(batch.header),
        defaults={"columns": batch.columns, "chosen_by": by, "chosen_at": now},
    )
    ring(f"{batch.kind}.apply_imports")
