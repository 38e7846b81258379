"""What a coordinator decides once: who reads a first note, who can start, where work begins."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change
from apps.campus.models import FIRST_NOTE, PILOT, SET_UP, Campus, Pilot
from apps.core.joining import Crossed, seal


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
def set_pilot(kind: str, value: str, *, shown: str = "", now: datetime, by: Person) -> bool:
    """Only students who share this can start, or everybody. Says whether it changed.

    `Crossed` where others can start than the page showed; `shown` is the seal of `pilot_choice`.
    """
    alone_at_it(by)
    campus = Campus.objects.current()
    before, stood = _said(campus), campus.pilot_choice
    campus.pilot, campus.pilot_value = (kind, value) if kind else ("", "")
    if campus.pilot_choice == stood:
        return False
    if shown not in {"", seal(stood)}:
        raise Crossed({"who": before or _("Every student who can sign in")}, seal(stood))
    campus.save()
    change(PILOT, before, _said(campus), now=now, by=by).save()
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


def _said(campus: Campus) -> str:
    kind, value = campus.pilot, campus.pilot_value
    return f"{Pilot(kind).label}: {value}" if kind else ""
