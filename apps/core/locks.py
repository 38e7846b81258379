"""Locks that hang on no row: on a name, until the transaction ends."""

from django.db import connection


def alone(name: str) -> None:
    """Waits until nobody else is at work under this name."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])


def is_free(name: str) -> bool:
    """Whether nobody else is at work under this name; if so, we are."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(hashtext(%s))", [name])
        (is_mine,) = cursor.fetchone()
    return bool(is_mine)
