"""What a file would do, or did: values for the page, and the rows to download."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from apps.alumni.actions import may_decide
from apps.alumni.columns import COLUMNS
from apps.alumni.models import Answer
from apps.imports.actions import undo_until
from apps.imports.models import LOOK, Batch, Row
from apps.imports.reading import Column, rows_written, written
from apps.imports.workflow import AT_WORK, Outcome, Status

FEW = 4  # rows of each kind in the first view
PER_PAGE = 100
_PILLS = {
    Outcome.CREATED: "ok",
    Outcome.CHANGED: "plum",
    Outcome.DUPLICATE: "you",
    Outcome.ERROR: "care",
}
_LEADING = (
    Outcome.DUPLICATE,
    Outcome.ERROR,
    Outcome.CHANGED,
    Outcome.IGNORED,
    Outcome.CREATED,
    Outcome.UNCHANGED,
)


@dataclass(frozen=True)
class Sum:
    count: int
    label: str
    line: str


@dataclass(frozen=True)
class Choice:
    """One answer to "is this the same person?"."""

    value: str
    label: str
    is_given: bool


@dataclass(frozen=True)
class Shown:
    """One row on the page; `changes` are column, value before, value now.

    `facts` stand beside `choices`, for whoever decides.
    """

    tone: str
    row: Row
    found: str
    changes: list[list[str]]
    facts: str
    choices: list[Choice]


def page(batch: Batch, show: str, number: str | None, *, now: datetime) -> dict[str, Any]:
    rows = Row.objects.of(batch)
    counts = rows.counts()
    chosen = show if show in Outcome.values else ""
    at = Paginator(rows.ended_as([chosen]), PER_PAGE).get_page(number) if chosen else None
    picked = at or [row for outcome in _LEADING for row in rows.ended_as([outcome])[:FEW]]
    return {
        **stands(batch, now),
        "sums": _sums(counts),
        "rows": [_shown(batch, row) for row in picked],
        "page": at,
        "show": chosen,
        "kinds": [(kind.value, kind.label, counts[kind]) for kind in _LEADING if counts[kind]],
        "to_import": counts[Outcome.CREATED] + counts[Outcome.CHANGED],
        "to_look": sum(counts[outcome] for outcome in LOOK),
    }


def stands(batch: Batch, now: datetime) -> dict[str, Any]:
    """Where a file stands, and what can be done with it."""
    until = undo_until(batch)
    return {
        "batch": batch,
        "is_waiting": batch.status == Status.PREVIEWED,
        "is_at_work": batch.status in AT_WORK,
        "is_reading": batch.status == Status.READING,
        "is_applied": batch.status == Status.APPLIED,
        "is_undone": batch.status == Status.UNDONE,
        "may_discard": batch.status in {Status.READING, Status.COMPARING},
        "undo_until": until if until and now <= until and batch.status == Status.APPLIED else None,
        "gone": batch.done - batch.stayed,
        "all": batch.rows,
    }


def progress(batch: Batch) -> str:
    """For somebody who listens: in tenths, so that it is not said again with every look."""
    tenths = batch.done * 10 // max(batch.rows, 1)
    if batch.status == Status.READING or not tenths:
        return str(batch.get_status_display()).capitalize()
    words = {"state": batch.get_status_display(), "n": tenths * 10}
    return (_("%(state)s: %(n)d of 100") % words).capitalize()


def _shown(batch: Batch, row: Row) -> Shown:
    changes = row.said.get("was", [])
    found = row.said.get("rest", "") if changes else row.found
    is_open = "like" in row.said and may_decide(batch, row)
    facts = row.said["like"].get("facts", "") if is_open else ""
    choices = _choices(row) if is_open else []
    return Shown(_PILLS.get(Outcome(row.outcome), "them"), row, found, changes, facts, choices)


def _choices(row: Row) -> list[Choice]:
    given = row.said.get("decided", "")
    labels = {
        Answer.SAME: _("Same person"),
        Answer.OTHER: _("Another person"),
        Answer.LEFT_OUT: _("Leave out"),
    }
    return [Choice(value, label, value == given) for value, label in labels.items()]


def _sums(counts: dict[str, int]) -> list[Sum]:
    left_out = counts[Outcome.IGNORED] + counts[Outcome.ERROR]
    return [
        Sum(counts[Outcome.CREATED], _("New"), _("Imported, not visible, not invited")),
        Sum(counts[Outcome.CHANGED], _("Changed"), _("What an alum corrected stays")),
        Sum(counts[Outcome.UNCHANGED], _("Unchanged"), _("Left as they are")),
        Sum(counts[Outcome.DUPLICATE], _("Duplicate"), _("Your choice, one by one")),
        Sum(left_out, _("Ignored"), _("Each with its reason")),
    ]


def download(batch: Batch) -> Iterator[str]:
    """The rows that were not taken in, as CSV: number, reason, then the cells of the file."""
    fields = [column for column in COLUMNS if column.field in batch.columns]
    header = [_("Row"), _("Outcome"), _("What is in the file"), _("Why")]
    yield written([*header, *(column.label for column in fields)], [])
    rows = Row.objects.of(batch).ended_as(LOOK).iterator(chunk_size=PER_PAGE)
    while piece := [_cells(row, fields) for row in islice(rows, PER_PAGE)]:
        yield rows_written(piece)


def _cells(row: Row, fields: Sequence[Column]) -> list[str]:
    told = [str(row.number), row.get_outcome_display(), row.found, row.reason]
    return [*told, *(str(row.cells.get(column.field, "")) for column in fields)]
