"""The day on which two people connected, in the spellings that exports and spreadsheets leave."""

import re
from collections.abc import Iterable
from datetime import date, datetime

# "12 Mar 2024" as LinkedIn writes it; the others come of files that a spreadsheet saved again.
_SPELLINGS = ("%d %b %Y", "%d-%b-%y", "%d-%b-%Y", "%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})", re.ASCII)
_MONTHS = 12


def day_first(column: Iterable[str]) -> bool | None:
    """Whether a column writes 3 April as "03/04/2024"; None where nothing in it tells."""
    told = {_tells(*pair) for cell in column if (pair := _pair(cell))} - {None}
    return told.pop() if len(told) == 1 else None


def day(typed: str, is_day_first: bool | None = None) -> date | None:  # noqa: FBT001 - of a column
    """A day without a zone; None for one that cannot be told for certain ("03/04/2024" alone)."""
    cell = typed.strip()
    numbers = _NUMBERS.fullmatch(cell)
    if numbers:
        return _numbered(int(numbers[1]), int(numbers[3]), int(numbers[4]), is_day_first)
    for spelling in _SPELLINGS:
        try:
            return datetime.strptime(cell, spelling).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _pair(cell: str) -> tuple[int, int] | None:
    numbers = _NUMBERS.fullmatch(cell.strip())
    return (int(numbers[1]), int(numbers[3])) if numbers else None


def _tells(first: int, second: int) -> bool | None:
    """Whether the first of two numbers is the day; None where both may be."""
    if first > _MONTHS:
        return True
    return False if second > _MONTHS else None


def _numbered(first: int, second: int, year: int, is_day_first: bool | None) -> date | None:  # noqa: FBT001 - of a column
    told = _tells(first, second)
    is_day = is_day_first if told is None else told
    if is_day is None and first != second:
        return None
    number, month = (first, second) if is_day else (second, first)
    try:
        return date(year, month, number)
    except ValueError:
        return None
