"""Writing what was decided on rows."""

from collections.abc import Sequence
from dataclasses import asdict

from apps.imports.actions.desks import Verdict
from apps.imports.models import LOOK, Batch, Row


def keep_verdicts(batch: Batch, verdicts: Sequence[Verdict], *, keeps_all: bool) -> None:
    """Long words are cut for display. Cells stay on rows to look at again, or on all."""
    Row.objects.settle(
        batch,
        [
            asdict(verdict) | short(verdict) | {"is_kept": keeps_all or verdict.outcome in LOOK}
            for verdict in verdicts
        ],
    )


def short(verdict: Verdict) -> dict[str, str]:
    return {
        "name": verdict.name[:200],
        "found": verdict.found[:500],
        "reason": verdict.reason[:300],
    }
