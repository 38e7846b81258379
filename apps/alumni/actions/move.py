"""The only writer of an alum's status."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.actions.unsaying import unsay_room
from apps.alumni.models import Alum, Wait
from apps.alumni.policies import parties
from apps.alumni.workflow import GONE, MOVES, Status
from apps.core.bell import ring
from apps.core.moves import NotYours, StaleMove
from apps.reminders.actions import reconcile
from apps.timeline.actions import record, record_all

# Looks for open requests to people who left or pause; beat's tick looks every minute anyway.
LOOK_AGAIN = "outreach.expire"
ALUM = "alumni.alum"


@transaction.atomic
def move(
    alum: Alum, name: str, changes: Mapping[str, Any], *, now: datetime, by: Person | None
) -> bool:
    """Moves the alum and writes `changes` with it.

    False where the alum already stands there and the move does not begin there: a second press
    changes nothing. `StaleMove` where it stands elsewhere; `NotYours` for the wrong party.
    """
    alum.refresh_from_db(from_queryset=Alum.objects.select_for_update())
    step = MOVES[name]
    if not step.by & parties(alum, by):
        raise NotYours
    if alum.status not in step.sources:
        if alum.status == step.target:
            return False
        raise StaleMove(_happened(alum))
    for field, value in changes.items():
        setattr(alum, field, value)
    alum.status = step.target
    alum.save(update_fields=["status", *changes])
    record(subject=alum, verb=name, now=now, by=by)
    if step.target != Status.OPTED_IN:
        reconcile(subject=(ALUM, alum.pk), plan=[], now=now)
    _went([alum], step.target, now)
    return True


def _went(alumni: Sequence[Alum], status: Status, now: datetime) -> None:
    """What was planned of somebody who can be found no longer is not said."""
    if status in GONE | {Status.PAUSED}:
        unsay_room(Wait.objects.for_alumni([alum.pk for alum in alumni]), now=now)
        ring(LOOK_AGAIN)


def _happened(alum: Alum) -> str:
    return _("This has changed already: %(state)s.") % {"state": alum.get_status_display()}


@transaction.atomic
def move_all(
    alumni: Sequence[Alum],
    name: str,
    fields: Sequence[str],
    *,
    now: datetime,
    by: Person | None,
) -> None:
    """The same move for many rows that the caller holds locked, with `fields` already set.

    The caller has picked rows where the move begins; any other is a `StaleMove` for all.
    """
    step = MOVES[name]
    for alum in alumni:
        if not step.by & parties(alum, by):
            raise NotYours
        if alum.status not in step.sources:
            raise StaleMove(_happened(alum))
        alum.status = step.target
    Alum.objects.bulk_update(alumni, ["status", *fields], batch_size=1000)
    record_all(alumni, verb=name, now=now, by=by)
    _went(alumni, step.target, now)
