"""One row after another, each in a transaction of its own."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from apps.core.moves import StaleMove

Row = TypeVar("Row")


def each(rows: Iterable[Row], step: Callable[[Row], bool]) -> int:
    """For how many rows the step was made; what was moved meanwhile does not stop the others."""
    return sum(_is_made(row, step) for row in rows)


def _is_made(row: Row, step: Callable[[Row], bool]) -> bool:
    try:
        return step(row)
    except StaleMove:  # somebody was faster; what they did stands
        return False
