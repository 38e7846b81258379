"""The rows of a table as text. A quotation mark that is not closed spoils its own line alone. Pure.

The csv module reads on to the next quotation mark, however many people stand in between. Here a
row that did so is given back line by line: its first line cannot be read, the others can.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NEXT = "."  # a second line, to see whether the first one ends where it ends


@dataclass(frozen=True)
class Row:
    """One row and the line on which it begins, counted from 1; without cells it is unreadable."""

    line: int
    cells: tuple[str, ...] | None


def lines_of(text: str) -> list[str]:
    """Lines of any ending, with their ends."""
    return list(io.StringIO(text, newline=""))


def header_of(line: str, delimiter: str) -> list[str]:
    """A line as a header; no header of an address book needs its quotation marks."""
    return _alone(line, delimiter) or _alone(line.replace('"', ""), delimiter) or []


def rows(lines: Sequence[str], at: int, delimiter: str) -> Iterator[Row]:
    """The rows below the header on line `at` (counted from 0); blank lines make none.

    Behind a line that cannot be read, lines that are no whole row are what is left of its cell.
    """
    width = len(header_of(lines[at], delimiter))
    at += 1
    is_torn = False
    while at < len(lines):
        cells, taken = _row(lines, at, width, delimiter)
        is_torn = cells is None or (is_torn and len(cells) != width)
        if lines[at].strip():
            yield Row(at + 1, None if cells is None or is_torn else tuple(cells))
        at += taken


def _row(lines: Sequence[str], at: int, width: int, delimiter: str) -> tuple[list[str] | None, int]:
    """The cells of the row that begins there, if it can be read, and how many lines it takes."""
    cells, taken = _strict(lines, at, delimiter)
    if cells is None or _took_in(lines[at : at + taken], cells, width, delimiter):
        return None, 1
    return cells, taken


def _strict(lines: Sequence[str], at: int, delimiter: str) -> tuple[list[str] | None, int]:
    """As the csv module reads it, or None where its quotation marks do not add up."""
    rest = (lines[number] for number in range(at, len(lines)))
    reader = csv.reader(rest, delimiter=delimiter, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return None, 1


def _alone(line: str, delimiter: str) -> list[str] | None:
    """One line by itself, or None where a quotation mark is open at its end."""
    try:
        found = list(csv.reader([line, _NEXT], delimiter=delimiter))
    except csv.Error:
        return None
    return found[0] if len(found) > 1 else None


def _took_in(part: Sequence[str], cells: Sequence[str], width: int, delimiter: str) -> bool:
    """Whether a row of several lines is several rows between two stray quotation marks.

    Then each of its lines is as wide as the header; or the row is not, but one of its lines is.
    """
    if len(part) == 1:
        return False
    *before, opened = next(csv.reader(part[:1], delimiter=delimiter))
    widths = [len(before) + opened.count(delimiter) + 1]
    widths += [len(_alone(line, delimiter) or ()) for line in part[1:] if line.strip()]
    return set(widths) == {width} or (len(cells) != width and width in widths)
