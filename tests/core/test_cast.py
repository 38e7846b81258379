"""The cast that tests copy is the one that came in by the verbs, row for row."""

import pytest
from django.db import connection, transaction

from tests.conftest import TABLES, copied, gathered

# Triggers write these with each row of another table, under a new number.
BY_TRIGGERS = {"alumni_change", "advising_mark"}
DJANGOS = {"django_migrations", "django_content_type", "auth_permission"}


def rows() -> dict[str, list[str]]:
    """What stands in the tables of this database; those that are empty are left out."""
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names()) - DJANGOS):
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')  # noqa: S608 - our own
            if told := [str(row[0]) for row in cursor.fetchall()]:
                found[table] = told
    return found


@pytest.mark.django_db
def test_a_copy_is_the_same_in_every_table() -> None:
    before = rows()  # tests that committed leave a note that all alumni are gone
    with transaction.atomic():
        gathered()
        came_in = rows()
        first = [list(table._base_manager.order_by("pk")) for table in TABLES]
        transaction.set_rollback(True)
    copied(first)
    found = rows()
    assert set(found) == set(came_in)
    assert len(found["accounts_person"]) == 8
    for table in set(found) - BY_TRIGGERS:
        assert found[table] == came_in[table]
    assert {len(found[table]) - len(before.get(table, [])) for table in BY_TRIGGERS} == {2}
