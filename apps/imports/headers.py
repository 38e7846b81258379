"""Which of the first rows is the header. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from apps.imports.reading import Column, plain

LOOKED_AT = 40  # rows in which a header is looked for
_SURE = 2  # names that are known; one alone may be a word of a title


@dataclass(frozen=True)
class Head:
    """The number of the row, how many of its names are known, how many cells it has, and the last.

    `at` is 0 where every row is blank.
    """

    at: int = 0
    known: int = 0
    width: int = 0
    last: int = 0


def best(rows: Iterable[tuple[int, Sequence[str]]], columns: Sequence[Column]) -> Head:
    """The row with the most known names, else the first about as wide as the table."""
    names = {name for column in columns for name in column.names}
    heads = [_head(number, cells, names) for number, cells in rows if any(cells)]
    if not heads:
        return Head()
    named = max(heads, key=lambda head: (head.known, -head.at))
    if named.known >= _SURE:
        return named
    widest = max(head.width for head in heads)
    return next(head for head in heads if head.width * 3 >= widest * 2)


def _head(number: int, cells: Sequence[str], names: set[str]) -> Head:
    filled = {plain(cell) for cell in cells if cell}
    places = [at for at, cell in enumerate(cells, start=1) if cell]
    return Head(number, len(filled & names), len(places), places[-1])
