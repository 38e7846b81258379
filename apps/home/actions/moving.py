"""Caseloads move, and drafts that wait go along; colleagues read for who is away."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.actions import cover, go_away
from apps.accounts.models import Away, Person, Role
from apps.accounts.policies import is_coordinator
from apps.campus.models import Campus
from apps.core.clock import local
from apps.core.moves import NotYours, Refused
from apps.home.policies import may_end, may_say_away
from apps.outreach.actions import follow_readers
from apps.students.actions import Charge, entrust, hold_caseloads
from apps.students.models import Advising
from apps.timeline.actions import record, record_all

_LOOK_BACK = timedelta(hours=1)  # a task that runs every minute misses none


@transaction.atomic
def move_students(students: Sequence[int], to: Person | None, *, now: datetime, by: Person) -> int:
    """Into another caseload, or out of any; how many moved.

    Who advised them until now reads nothing of theirs any more. A draft that waits is theirs to
    read who advises now.
    """
    if not is_coordinator(by):
        raise NotYours
    hold_caseloads()
    if to is not None:
        to.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
        if to.role != Role.ADVISOR or not to.is_active:
            raise Refused(_("%(name)s is no advisor any more.") % {"name": to.name})
    moved = entrust([Charge(pk, to) for pk in students], now=now, by=by)
    record_all(moved, verb="entrust", now=now, by=by)
    follow_readers([], [student.pk for student in moved], now=now)
    return len(moved)


@transaction.atomic
def plan_away(  # noqa: PLR0913 - first and last day, and who reads
    person: Person, first: date, last: date, reader: Person | None, *, now: datetime, by: Person
) -> Away:
    """Days away; if they have begun, the colleague reads from this moment on."""
    if not may_say_away(by, person):
        raise NotYours
    away = go_away(person, first, last, reader)
    record(subject=person, verb="away", note=f"{first} {last}", now=now, by=by)
    readers_change(now=now)
    return away


@transaction.atomic
def end_away(away: Away, *, now: datetime, by: Person) -> None:
    """They are here after all."""
    if not may_end(by, away):
        raise NotYours
    record(subject=away.person, verb="back", now=now, by=by)
    away.delete()
    readers_change(now=now)


@transaction.atomic
def readers_change(*, now: datetime) -> None:
    """Makes true who reads for whom today, and tells that to drafts that wait. Safe to run twice.

    A roster moves students, too: it stands below the drafts, so they are looked after here.
    """
    today = local(now, Campus.objects.current().zone).date()
    changed = [person.pk for person in cover(day=today)]
    recent = Advising.objects.changed_since(now - _LOOK_BACK)
    follow_readers(changed, list(recent.values_list("student", flat=True)), now=now)
