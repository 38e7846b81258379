"""What the pages of a file say of alumni, and the answers to "is this the same person?"."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.alumni.actions import may_decide
from apps.alumni.columns import COLUMNS
from apps.alumni.models import Answer
from apps.imports import pages
from apps.imports.models import Batch, Row
from apps.imports.pages import Choice, Look, Shown
from apps.imports.workflow import Outcome


def _shown(batch: Batch, row: Row) -> Shown:
    plain = pages.shown(batch, row)
    if "like" not in row.said or not may_decide(batch, row):
        return plain
    return replace(plain, facts=row.said["like"].get("facts", ""), choices=_choices(row))


def _choices(row: Row) -> list[Choice]:
    given = row.said.get("decided", "")
    labels = {
        Answer.SAME: _("Same person"),
        Answer.OTHER: _("Another person"),
        Answer.LEFT_OUT: _("Leave out"),
    }
    return [Choice(value, label, value == given) for value, label in labels.items()]


LOOK = Look(
    {
        Outcome.CREATED: _lazy("Imported, not visible, not invited"),
        Outcome.CHANGED: _lazy("What an alum corrected stays"),
        Outcome.UNCHANGED: _lazy("Left as they are"),
        Outcome.DUPLICATE: _lazy("Your choice, one by one"),
        Outcome.IGNORED: _lazy("Each with its reason"),
    },
    _shown,
)


def download(batch: Batch) -> Iterator[str]:
    return pages.download(batch, COLUMNS)
