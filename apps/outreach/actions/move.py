"""The only writer of a request's status."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni import places
from apps.core.moves import NotYours, StaleMove
from apps.outreach.models import Request, Review
from apps.outreach.nudges import plan
from apps.outreach.policies import parties
from apps.outreach.workflow import HAPPENED, MOVES, Status
from apps.reminders.actions import reconcile
from apps.students.actions import unsay
from apps.timeline.actions import record

SUBJECT = "outreach.request"
# With these the student acts on what an advisor decided.
GOES_ON = frozenset({"ask_review", "revise", "send"})


def lock(request: Request) -> None:
    """Alum, then request, as they stand now; held until the transaction ends."""
    if request.alum is not None:
        places.lock(request.alum)
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())


@transaction.atomic
def move(
    request: Request, name: str, changes: Mapping[str, Any], *, now: datetime, by: Person | None
) -> bool:
    """Moves the request, writes `changes` with it, plans its reminders.

    False where the request already stands there by this move: a second press changes nothing.
    `StaleMove` where it no longer stands where the move begins; `NotYours` for the wrong party.
    """
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())
    step = MOVES[name]
    if not step.by & parties(request, by):
        raise NotYours
    if request.status not in step.sources:
        if request.status == step.target:
            return False
        raise StaleMove(str(HAPPENED[Status(request.status)]))
    for field, value in changes.items():
        setattr(request, field, value)
    request.status, request.updated_at = step.target, now
    request.save(update_fields=["status", "updated_at", *changes])
    if name in GOES_ON:
        unsay(Review.objects.of(request).ended().first())
    record(subject=request, verb=name, now=now, by=by)
    reconcile(subject=(SUBJECT, request.pk), plan=plan(request), now=now)
    return True
