"""Files that came in, what was done with each of their rows, and what is remembered of them."""

from apps.imports.models.batch import Batch, Chunk
from apps.imports.models.memory import ColumnMap, Deed, Mark
from apps.imports.models.row import LOOK, Row

__all__ = ["LOOK", "Batch", "Chunk", "ColumnMap", "Deed", "Mark", "Row"]
