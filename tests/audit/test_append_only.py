"""Nobody changes the audit log: not the app's role, and not the owner of the tables."""

import os
from collections.abc import Iterator
from datetime import datetime

import psycopg
import pytest
from django.db import DatabaseError, connection, transaction

from apps.audit.actions import note
from apps.audit.models import Event, What

CHANGES = (
    "UPDATE audit_event SET note = 'other'",
    "DELETE FROM audit_event",
    "TRUNCATE audit_event",
    "ALTER TABLE audit_event DISABLE TRIGGER only_added",
    "DROP TRIGGER only_added ON audit_event",
)


@pytest.fixture
def app(transactional_db: None) -> Iterator[psycopg.Connection]:
    """The database of the tests, as web and workers come to it."""
    url = psycopg.conninfo.make_conninfo(
        os.environ["DATABASE_APP_URL"], dbname=connection.settings_dict["NAME"]
    )
    with psycopg.connect(url) as opened:
        yield opened


@pytest.mark.parametrize("change", CHANGES)
def test_the_role_of_the_app_only_adds_and_reads(
    app: psycopg.Connection, now: datetime, change: str
) -> None:
    app.execute(
        "INSERT INTO audit_event (what, at, by, note, place, whom)"
        " VALUES ('role', %s, 7, 'advisor', '', '')",
        [now],
    )
    app.commit()
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        app.execute(change)
    app.rollback()
    assert app.execute("SELECT note FROM audit_event").fetchall() == [("advisor",)]


def test_the_app_has_no_right_to_change_it(app: psycopg.Connection) -> None:
    rights = app.execute(
        "SELECT privilege_type FROM information_schema.role_table_grants"
        " WHERE table_name = 'audit_event' AND grantee = current_user"
    ).fetchall()
    assert {name for (name,) in rights} == {"SELECT", "INSERT"}


@pytest.mark.parametrize("change", CHANGES[:3])
def test_the_owner_is_refused_as_well(db: None, now: datetime, change: str) -> None:
    note(What.ROLE, person=7, code="advisor", now=now, by=8)
    with (
        pytest.raises(DatabaseError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(change)


def test_querysets_refuse_before_the_database_does(db: None, now: datetime) -> None:
    note(What.ROLE, person=7, code="advisor", now=now, by=8)
    with pytest.raises(TypeError, match="append-only"):
        Event.objects.all().update(note="other")
    with pytest.raises(TypeError, match="append-only"):
        Event.objects.all().delete()
    assert Event.objects.get().note == "advisor"
