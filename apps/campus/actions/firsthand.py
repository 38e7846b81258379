"""What a coordinator decides once: who reads a first note, who can start, where work begins."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import FIRST_NOTE, PILOT, SET_UP, Campus, Pilot


@transaction.atomic
def decide_first_note(*, is_read: bool, now: datetime, by: Person) -> None:
    """Whether an advisor reads a student's first note; that it was decided is kept in any case."""
    alone_at_it(by)
    campus = Campus.objects.current()
    before = campus.review_first
    campus.review_first = is_read
    campus.save()
    change(FIRST_NOTE, str(before), str(is_read), now=now, by=by).save()


@transaction.atomic
def set_pilot(kind: str, value: str, *, now: datetime, by: Person) -> bool:
    """Only students who share this can start, or everybody. Says whether it changed."""
    alone_at_it(by)
    campus = Campus.objects.current()
    before = (campus.pilot, campus.pilot_value)
    campus.pilot, campus.pilot_value = (kind, value) if kind else ("", "")
    if (campus.pilot, campus.pilot_value) == before:
        return False
    campus.save()
    change(PILOT, _said(*before), _said(campus.pilot, campus.pilot_value), now=now, by=by).save()
    return True


@transaction.atomic
def end_set_up(*, now: datetime, by: Person) -> None:
    """Coordinators begin at their caseloads from now on; the set-up page stays."""
    alone_at_it(by)
    campus = Campus.objects.current()
    if campus.is_set_up:
        return
    campus.is_set_up = True
    campus.save()
    change(SET_UP, "False", "True", now=now, by=by).save()


def _said(kind: str, value: str) -> str:
    return f"{Pilot(kind).label}: {value}" if kind else ""
