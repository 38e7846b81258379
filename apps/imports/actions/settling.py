"""Writing what was decided on rows."""

from collections.abc import Sequence
from typing import Any

from apps.imports.actions.desks import Verdict
from apps.imports.models import LOOK, Batch, Row


def keep_verdicts(batch: Batch, verdicts: Sequence[Verdict], *, keeps_all: bool) -> None:
    """Long words are cut for display. Cells stay on rows to look at again, or on all."""
    Row.objects.settle(
        batch,
        [_fields(one) | {"is_kept": keeps_all or one.outcome in LOOK} for one in verdicts],
    )


def _fields(verdict: Verdict) -> dict[str, Any]:
    """Without `asdict`, whose deep copies took as long as the statement that writes them."""
    return vars(verdict) | short(verdict)


def short(verdict: Verdict) -> dict[str, str]:
    return {
        "name": verdict.name[:200],
        "found": verdict.found[:500],
        "reason": verdict.reason[:300],
    }
