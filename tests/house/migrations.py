"""Old and new code run side by side while a site is upgraded: what a migration may do then.

Expand first, contract a release later (CONTRIBUTING.md). Migrations up to the baseline are older
than this rule.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db.migrations import operations as made
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models import BigIntegerField, CharField, Field, IntegerField, TextField

BASELINE = {
    "accounts": "0006",
    "advising": "0004",
    "alumni": "0010",
    "audit": "0002",
    "campus": "0006",
    "coach": "0001",
    "contacts": "0008",
    "guide": "0001",
    "home": "0002",
    "imports": "0003",
    "interviews": "0013",
    "mail": "0004",
    "outreach": "0006",
    "reminders": "0003",
    "students": "0009",
    "timeline": "0001",
}
# Tables that are large where a campus is: nobody may wait for an index on them.
LARGE = {
    *("mail.message", "reminders.reminder", "accounts.link", "accounts.person"),
    *("alumni.alum", "contacts.contact", "contacts.touch", "timeline.entry"),
}
CONTRACTS = (made.RemoveField, made.DeleteModel)
RENAMES = (made.RenameField, made.RenameModel, made.AlterModelTable)
_BLUNT = re.compile(
    r"\b(DROP (TABLE|COLUMN)|RENAME (TO|COLUMN)|SET NOT NULL"
    r"|CREATE (UNIQUE )?INDEX (?!CONCURRENTLY))",
    re.IGNORECASE,
)
AnyField = Field[Any, Any]
NO_LIMIT = 10**9
_WIDER = {(CharField, TextField), (IntegerField, BigIntegerField)}


def new_ones(loader: MigrationLoader) -> Iterator[Migration]:
    """Ours that came after the baseline; every migration of a newer app."""
    for (app, name), migration in sorted(loader.disk_migrations.items()):
        if migration.__module__.startswith("apps.") and name[:4] > BASELINE.get(app, ""):
            yield migration


@dataclass
class Step:
    """What is so before an operation; `born` are the tables that its own migration makes."""

    migration: Migration
    state: ProjectState
    born: set[str] = field(default_factory=set)

    def table(self, operation: Operation) -> str:
        model = str(getattr(operation, "model_name", "")).lower()
        return f"{self.migration.app_label}.{model}"


def faults(migration: Migration, state: ProjectState) -> list[str]:
    """What would break the code of the release before; `state` is that before this migration."""
    step, found = Step(migration, state), list[str]()
    for operation in migration.operations:
        if step.table(operation) not in step.born:
            said = [judge(operation, step) for judge in JUDGES]
            found += [f"{migration}: {operation.describe()}: {word}" for word in said if word]
        operation.state_forwards(migration.app_label, state)
        if isinstance(operation, made.CreateModel):
            step.born.add(f"{migration.app_label}.{operation.name_lower}")
    return found


def renames(operation: Operation, _step: Step) -> str:
    return "add anew, copy, contract a release later" if isinstance(operation, RENAMES) else ""


def contracts(operation: Operation, step: Step) -> str:
    is_wrong = isinstance(operation, CONTRACTS) and "_contract_" not in step.migration.name
    return "in a migration named …_contract_…, a release later" if is_wrong else ""


def lacks_value(operation: Operation, _step: Step) -> str:
    """Django takes a `default` away from the table again, and old code does not fill the field."""
    if not isinstance(operation, made.AddField):
        return ""
    added = operation.field
    is_filled = added.null or added.many_to_many or added.has_db_default()
    return "" if is_filled else "old code does not fill it; give it a db_default"


def narrows(operation: Operation, step: Step) -> str:
    if not isinstance(operation, made.AlterField):
        return ""
    model = step.state.models[step.migration.app_label, operation.model_name_lower]
    old, new = model.get_field(operation.name), operation.field
    is_shorter = (old.max_length or 0) > (new.max_length or NO_LIMIT)
    if is_shorter or (old.null and not new.null) or not _holds(old, new):
        return "narrower than what is stored, or written by old code"
    return ""


def _holds(old: AnyField, new: AnyField) -> bool:
    return type(old) is type(new) or (type(old), type(new)) in _WIDER


def locks(operation: Operation, step: Step) -> str:
    is_index = isinstance(operation, made.AddIndex)
    is_wrong = is_index and not isinstance(operation, AddIndexConcurrently)
    return "AddIndexConcurrently" if is_wrong and step.table(operation) in LARGE else ""


def blunt(operation: Operation, _step: Step) -> str:
    is_wrong = isinstance(operation, made.RunSQL) and _BLUNT.search(str(operation.sql))
    return "drops, renames or locks what old code uses" if is_wrong else ""


JUDGES: tuple[Callable[[Operation, Step], str], ...] = (
    *(renames, contracts, lacks_value),
    *(narrows, locks, blunt),
)
