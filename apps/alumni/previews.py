"""What a file would do, or did: values for the page, and the rows to download."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.utils.translation import gettext as _

from apps.alumni.columns import COLUMNS
from apps.imports.models import LOOK, Batch, Row
from apps.imports.reading import written
from apps.imports.workflow import Outcome, Status

FEW = 4  # rows of each kind in the first view
PER_PAGE = 100
_PILLS = {
    Outcome.CREATED: "ok",
    Outcome.CHANGED: "plum",
    Outcome.DUPLICATE: "you",
    Outcome.ERROR: "care",
}
_LEADING = (Outcome.DUPLICATE, Outcome.ERROR, Outcome.CHANGED, Outcome.IGNORED, Outcome.CREATED)


@dataclass(frozen=True)
class Sum:
    count: int
    label: str
    line: str


def page(batch: Batch, show: str, number: str | None) -> dict[str, Any]:
    rows = Row.objects.of(batch)
    counts = rows.counts()
    chosen = show if show in Outcome.values else ""
    at = Paginator(rows.ended_as([chosen]), PER_PAGE).get_page(number) if chosen else None
    shown = at or [row for outcome in _LEADING for row in rows.ended_as([outcome])[:FEW]]
    return {
        "batch": batch,
        "is_waiting": batch.status == Status.PREVIEWED,
        "is_applying": batch.status == Status.APPLYING,
        "is_applied": batch.status == Status.APPLIED,
        "sums": _sums(counts),
        "rows": [(_PILLS.get(Outcome(row.outcome), "them"), row) for row in shown],
        "page": at,
        "show": chosen,
        "kinds": [(kind.value, kind.label, counts[kind]) for kind in _LEADING if counts[kind]],
        "to_import": counts[Outcome.CREATED] + counts[Outcome.CHANGED],
        "to_look": sum(counts[outcome] for outcome in LOOK),
    }


def _sums(counts: dict[str, int]) -> list[Sum]:
    left_out = counts[Outcome.IGNORED] + counts[Outcome.ERROR]
    return [
        Sum(counts[Outcome.CREATED], _("New"), _("Imported, not visible, not invited")),
        Sum(counts[Outcome.CHANGED], _("Changed"), _("What an alum corrected stays")),
        Sum(counts[Outcome.UNCHANGED], _("Unchanged"), _("Left as they are")),
        Sum(counts[Outcome.DUPLICATE], _("Duplicate"), _("They wait; nothing is merged")),
        Sum(left_out, _("Ignored"), _("Each with its reason")),
    ]


def download(batch: Batch) -> str:
    """The rows that were not taken in, as CSV: number, reason, then the cells of the file."""
    rows = list(Row.objects.of(batch).ended_as(LOOK))
    fields = [column for column in COLUMNS if any(column.field in row.cells for row in rows)]
    header = [_("Row"), _("Outcome"), _("What is in the file"), _("Why")]
    return written(
        [*header, *(column.label for column in fields)],
        [
            [str(row.number), row.get_outcome_display(), row.found, row.reason]
            + [str(row.cells.get(column.field, "")) for column in fields]
            for row in rows
        ],
    )
