"""What happens to each row of a file, and why."""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection, models
from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from apps.core.bulk import among
from apps.imports.models.batch import Batch
from apps.imports.workflow import Outcome

LOOK = (Outcome.ERROR, Outcome.DUPLICATE, Outcome.IGNORED)
# One statement for a thousand rows: Django's bulk_update writes a CASE per column and row.
_SETTLE = """
    UPDATE imports_row AS row
    SET outcome = new.outcome, name = new.name, found = new.found, reason = new.reason,
        is_held = new.is_held, said = new.said,
        cells = CASE WHEN new.is_kept THEN row.cells ELSE '{}'::jsonb END
    FROM jsonb_to_recordset(%s::jsonb) AS new(
        number int, outcome text, name text, found text, reason text, is_held boolean,
        said jsonb, is_kept boolean)
    WHERE row.batch_id = %s AND row.number = new.number
"""


class Rows(models.QuerySet["Row"]):
    def of(self, batch: Batch) -> "Rows":
        return self.filter(batch=batch).order_by("number")

    def numbered(self, numbers: Iterable[int]) -> "Rows":
        return self.filter(among("number", numbers, models.BigIntegerField()))

    def ended_as(self, outcomes: Iterable[str]) -> "Rows":
        return self.filter(outcome__in=list(outcomes))

    def after(self, turn: int, most: int) -> "list[Row]":
        """The next ones in the order in which they are judged."""
        return list(self.filter(turn__gt=turn).order_by("turn")[:most])

    def counts(self) -> dict[str, int]:
        """How many rows of each outcome, every outcome named; "" for those not judged yet."""
        found = self.order_by().values_list("outcome").annotate(Count("pk"))
        return dict.fromkeys(Outcome.values, 0) | dict(found)

    def settle(self, batch: Batch, verdicts: Sequence[Mapping[str, Any]]) -> None:
        """Writes what was decided on many rows: their fields, and `is_kept` for the cells."""
        with connection.cursor() as cursor:
            cursor.execute(_SETTLE, [json.dumps(list(verdicts)), batch.pk])


class Row(models.Model):
    """One row of a file as a spreadsheet numbers it, with what happens to it and why.

    Once the file is imported, `cells` are kept only of rows that somebody has to look at again.
    """

    batch = models.ForeignKey(Batch, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    turn = models.BigIntegerField(default=0, help_text="In which order rows are judged.")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    name = models.CharField(max_length=200, blank=True)
    found = models.CharField(_("what is in the file"), max_length=500, blank=True)
    reason = models.CharField(_("why"), max_length=300, blank=True)
    is_held = models.BooleanField(default=False, help_text="The file alone says it is left out.")
    cells = models.JSONField(default=dict)
    said = models.JSONField(default=dict, help_text="What its desk noted, in the desk's own terms.")

    objects = Rows.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["batch", "number"], name="one_of_each_number")
        ]
        indexes = [
            models.Index(fields=["batch", "outcome", "number"], name="row_outcome"),
            models.Index(fields=["batch", "turn"], name="row_turn"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.outcome}"
