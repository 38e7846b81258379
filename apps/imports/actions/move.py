"""The only writer of a file's status."""

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator
from apps.core.moves import NotYours, StaleMove
from apps.imports.models import Batch
from apps.imports.workflow import MOVES, Party


def moved(batch: Batch, name: str, *, by: Person | None) -> bool:
    """Locks the file and moves it; saved by the caller with what goes with it.

    False where it stands there already, or where that was and it has gone on: a second press.
    """
    batch.refresh_from_db(from_queryset=Batch.objects.select_for_update())
    step = MOVES[name]
    if _party(by) not in step.by:
        raise NotYours
    if batch.status not in step.sources:
        if batch.status in _after(name):
            return False
        raise StaleMove(
            _("This file is %(state)s already.") % {"state": batch.get_status_display()}
        )
    batch.status = step.target
    return True


def _party(by: Person | None) -> str:
    if by is None:
        return Party.SYSTEM
    return Party.COORDINATOR if is_coordinator(by) else ""


def _after(name: str) -> set[str]:
    """Where a file stands that made this move, and where Rapport alone brings it from there."""
    found: set[str] = {MOVES[name].target}
    for _round in MOVES:
        found |= {
            move.target
            for move in MOVES.values()
            if move.by == {Party.SYSTEM} and move.sources & found
        }
    return found
