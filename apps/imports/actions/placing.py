"""Which column of a file is which."""

from apps.imports.actions.desks import Recipe
from apps.imports.models import Batch, ColumnMap
from apps.imports.reading import SAID, SAID_WHOLE, fingerprint, placed, unread


def place(batch: Batch, recipe: Recipe) -> bool:
    """By the choice somebody made for such a header, else by the names; whether that is all."""
    chosen = ColumnMap.objects.for_header(recipe.kind, fingerprint(batch.header))
    known = placed(batch.header, recipe.columns)
    batch.columns = chosen.columns if chosen else known.where
    batch.columns_chosen_at = chosen.chosen_at if chosen else None
    batch.note = left_out(batch)
    return chosen is not None or known.is_clear


def left_out(batch: Batch) -> str:
    """What is not read, in words; where cells are dropped for good, every column is named."""
    most = SAID_WHOLE if batch.emptied else SAID
    return unread(batch.header, batch.columns, most)
