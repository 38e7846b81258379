"""The only writer of the status of a conversation and of a thank-you."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.core.moves import NotYours, StaleMove
from apps.interviews.models import Interview, ThanksReview, ThankYou
from apps.interviews.nudges import plan, thanks_plan
from apps.interviews.policies import parties, thanks_parties
from apps.interviews.workflow import (
    HAPPENED,
    MOVES,
    THANKS_HAPPENED,
    THANKS_MOVES,
    UNSENT_THANKS,
    Status,
    Thanks,
)
from apps.reminders.actions import reconcile
from apps.students.actions import unsay
from apps.students.models import Verdict
from apps.timeline.actions import record

INTERVIEW, THANKS, LOG = "interviews.interview", "interviews.thankyou", "interviews.log"
# A new time is a new fact each time; every other move is made once.
REPEATABLE = frozenset({"schedule"})


@transaction.atomic
def move(
    interview: Interview,
    name: str,
    changes: Mapping[str, Any],
    *,
    now: datetime,
    by: Person | None,
) -> bool:
    """Moves the conversation and plans its reminders; False if it was moved there before."""
    interview.refresh_from_db(from_queryset=Interview.objects.select_for_update())
    step = MOVES[name]
    if not step.by & parties(interview, by):
        raise NotYours
    if interview.status not in step.sources:
        if interview.status == step.target and name not in REPEATABLE:
            return False
        raise StaleMove(str(HAPPENED[Status(interview.status)]))
    _write(interview, step.target, changes)
    record(subject=interview, verb=name, now=now, by=by)
    reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    return True


@transaction.atomic
def move_thanks(
    thanks: ThankYou, name: str, changes: Mapping[str, Any], *, now: datetime, by: Person | None
) -> bool:
    """The same for a thank-you; once settled it reminds no more, and waits for no advisor."""
    thanks.refresh_from_db(from_queryset=ThankYou.objects.select_for_update())
    step = THANKS_MOVES[name]
    if not step.by & thanks_parties(thanks, by):
        raise NotYours
    if thanks.status not in step.sources:
        if thanks.status == step.target:
            return False
        raise StaleMove(str(THANKS_HAPPENED[Thanks(thanks.status)]))
    _write(thanks, step.target, changes)
    if step.target not in UNSENT_THANKS:
        read = ThanksReview.objects.of(thanks)
        unsay(read.ended().first())
        read.waiting().end(Verdict.TAKEN_BACK, now=now)
    record(subject=thanks, verb=name, now=now, by=by)
    reconcile(subject=(THANKS, thanks.pk), plan=thanks_plan(thanks), now=now)
    return True


def _write(row: Interview | ThankYou, target: str, changes: Mapping[str, Any]) -> None:
    for field, value in changes.items():
        setattr(row, field, value)
    row.status = target
    row.save(update_fields=["status", *changes])
