"""A migration never breaks the code that still runs while it is applied."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import models
from django.db.migrations import Migration
from django.db.migrations import operations as made
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

from tests.house import migrations

LOADER = MigrationLoader(None)


def planted(operations: Sequence[Operation], name: str = "9999_planted") -> list[str]:
    migration = type("Planted", (Migration,), {"operations": operations})(name, "mail")
    state: ProjectState = LOADER.project_state()
    return migrations.faults(migration, state)


def test_the_new_ones_keep_the_rule() -> None:
    found = [
        fault
        for one in migrations.new_ones(LOADER)
        for fault in migrations.faults(
            one, LOADER.project_state((one.app_label, one.name), at_end=False)
        )
    ]
    assert found == []


def test_the_baseline_names_what_is_there() -> None:
    numbers = {(app, name[:4]) for app, name in LOADER.disk_migrations}
    assert set(migrations.BASELINE.items()) - numbers == set()


INDEX = models.Index(fields=["attempts"], name="planted")
FAULTS = {
    "removed": made.RemoveField("message", "attempts"),
    "model removed": made.DeleteModel("message"),
    "renamed": made.RenameField("message", "attempts", "tries"),
    "model renamed": made.RenameModel("message", "letter"),
    "no value": made.AddField("message", "more", models.IntegerField(default=0)),
    "not null": made.AlterField("message", "lease_until", models.DateTimeField()),
    "shorter": made.AlterField("message", "dedupe_key", models.CharField(max_length=3)),
    "other type": made.AlterField("message", "attempts", models.TextField()),
    "index": made.AddIndex("message", INDEX),
    "sql": made.RunSQL("ALTER TABLE mail_message DROP COLUMN attempts"),
    "sql index": made.RunSQL("CREATE INDEX planted ON mail_message (attempts)"),
}


@pytest.mark.parametrize("operation", FAULTS.values(), ids=FAULTS)
def test_each_fault_is_found(operation: Operation) -> None:
    assert len(planted([operation])) == 1


def test_what_old_code_can_live_with_passes() -> None:
    fields: list[tuple[str, models.Field[Any, Any]]] = [
        ("id", models.BigAutoField(primary_key=True)),
        ("words", models.TextField()),
    ]
    expand: list[Operation] = [
        made.CreateModel("Fresh", fields),
        made.AddIndex("fresh", models.Index(fields=["words"], name="fresh_words")),
        made.AddField("message", "more", models.IntegerField(db_default=0)),
        made.AddField("message", "other", models.TextField(null=True)),
        made.AlterField("message", "dedupe_key", models.TextField(unique=True)),
        AddIndexConcurrently("message", INDEX),
        made.RunSQL("CREATE INDEX CONCURRENTLY a ON mail_message (attempts)"),
    ]
    assert planted(expand) == []
    assert planted([made.RemoveField("message", "attempts")], "9999_contract_attempts") == []
