"""What a file would do, or did: values for the page, and the rows to download."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from apps.core.paging import part
from apps.core.wording import day
from apps.imports.actions import undo_until
from apps.imports.models import LOOK, Batch, Row
from apps.imports.models.batch import Batches
from apps.imports.reading import Column, rows_written, written
from apps.imports.workflow import AT_WORK, Outcome, Status

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

FEW = 4  # rows of each kind in the first view
PER_PAGE = 100
FILES = 25  # listed on one page
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
    label: "StrOrPromise"
    line: "StrOrPromise"


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
    facts: str = ""
    choices: Sequence[Choice] = ()


@dataclass(frozen=True)
class Look:
    """What the app of a kind of files adds to their pages: the line below each number, rows."""

    lines: Mapping[str, "StrOrPromise"]
    shown: "Callable[[Batch, Row], Shown]"


def files(batches: Batches, before: str) -> dict[str, Any]:
    """A page of those that came."""
    found = part(batches, before, FILES)
    return {"batches": found.rows, "following": found.following, "is_later": bool(before)}


def page(
    batch: Batch, show: str, number: str | None, look: Look, *, now: datetime
) -> dict[str, Any]:
    rows = Row.objects.of(batch)
    counts = rows.counts()
    chosen = show if show in Outcome.values else ""
    at = Paginator(rows.ended_as([chosen]), PER_PAGE).get_page(number) if chosen else None
    picked = at or [row for outcome in _LEADING for row in rows.ended_as([outcome])[:FEW]]
    return {
        **stands(batch, now),
        "newer": newer(batch),
        "sums": _sums(counts, look.lines),
        "rows": [look.shown(batch, row) for row in picked],
        "page": at,
        "show": chosen,
        "kinds": [(kind.value, kind.label, counts[kind]) for kind in _LEADING if counts[kind]],
        "to_import": counts[Outcome.CREATED] + counts[Outcome.CHANGED],
        "to_look": sum(counts[outcome] for outcome in LOOK),
    }


@dataclass(frozen=True)
class Newer:
    """That a newer file is in already: the file, and how one knows."""

    file: Batch
    why: str


def newer(batch: Batch) -> Newer | None:
    """While somebody has to decide about an older one."""
    if batch.status != Status.PREVIEWED:
        return None
    found = Batch.objects.newer_than(batch).first()
    if found is None:
        return None
    if batch.dated and found.dated and batch.dated < found.dated:
        said = {"this": day(batch.dated), "name": found.file_name, "that": day(found.dated)}
        return Newer(found, _("It is of %(this)s, “%(name)s” is of %(that)s.") % said)
    return Newer(found, _("It came before “%(name)s”.") % {"name": found.file_name})


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


def shown(_batch: Batch, row: Row) -> Shown:
    """A row that nobody has to decide."""
    changes = row.said.get("was", [])
    found = row.said.get("rest", "") if changes else row.found
    return Shown(_PILLS.get(Outcome(row.outcome), "them"), row, found, changes)


def _sums(counts: dict[str, int], lines: "Mapping[str, StrOrPromise]") -> list[Sum]:
    left_out = counts[Outcome.IGNORED] + counts[Outcome.ERROR]
    return [
        *(
            Sum(counts[kind], Outcome(kind).label, line)
            for kind, line in lines.items()
            if kind != Outcome.IGNORED
        ),
        Sum(left_out, Outcome.IGNORED.label, lines[Outcome.IGNORED]),
    ]


def count_left_out(batch: Batch) -> int:
    return Row.objects.of(batch).ended_as(LOOK).count()


def download(batch: Batch, columns: Sequence[Column]) -> Iterator[str]:
    """The rows that were not taken in, as CSV: number, reason, then the cells of the file."""
    fields = [column for column in columns if column.field in batch.columns]
    header = [_("Row"), _("Outcome"), _("What is in the file"), _("Why")]
    yield written([*header, *(str(column.label) for column in fields)], [])
    rows = Row.objects.of(batch).ended_as(LOOK).iterator(chunk_size=PER_PAGE)
    while piece := [_cells(row, fields) for row in islice(rows, PER_PAGE)]:
        yield rows_written(piece)


def _cells(row: Row, fields: Sequence[Column]) -> list[str]:
    told = [str(row.number), row.get_outcome_display(), row.found, row.reason]
    return [*told, *(str(row.cells.get(column.field, "")) for column in fields)]
