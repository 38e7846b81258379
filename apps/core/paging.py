"""Pages of a list, the latest first: each begins behind a row, one query however long it is."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from django.db.models import Model, QuerySet

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Part(Generic[Row]):
    """One page; `following` is what the address of the next one names, 0 at the end."""

    rows: list[Row]
    following: int


def part(rows: "QuerySet[Row]", before: str, size: int) -> Part[Row]:
    """`before` stands in an address: whoever made one up reads the first page."""
    ordered = rows.order_by("-pk")
    if before.isascii() and before.isdigit():
        ordered = ordered.filter(pk__lt=int(before[:18]))
    found = list(ordered[: size + 1])
    return Part(found[:size], found[size - 1].pk if len(found) > size else 0)
