"""The first rows of a queue, by the index that holds them in their order."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def by_its_index() -> Iterator[None]:
    """In this transaction: what is ordered is read in the order of an index, not sorted.

    Just after thousands of rows came, PostgreSQL's statistics know of none. It takes a sort of the
    few for cheapest, and sorts the whole queue for each batch: 30 ms at 3,000 rows in place of 0.2,
    and the longer the queue, the longer.
    """
    _sorts("off")
    yield
    _sorts("DEFAULT")  # after an error the transaction ends, and this with it


def _sorts(value: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_sort TO {value}")
