"""How the two meet: a link, a place, or who calls whom."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Format, is_blocked
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions.arrange import lock
from apps.interviews.actions.flood import refuse_flood
from apps.interviews.actions.invite import News, invite
from apps.interviews.actions.move import INTERVIEW
from apps.interviews.models import Interview
from apps.interviews.nudges import plan
from apps.interviews.policies import parties
from apps.interviews.terms import Way
from apps.interviews.workflow import AHEAD, Side, Status
from apps.reminders.actions import reconcile
from apps.timeline.actions import record


@transaction.atomic
def settle_place(interview: Interview, way: Way, *, now: datetime, by: Person) -> None:
    """A link, a public place, or who calls. With a time, both are told.

    The number is its owner's: only who is called types it, and another way forgets it.
    The sequence stays (RFC 5546 counts changes of time); the newer stamp replaces the older.
    """
    lock(interview)
    _may_settle(interview, by)
    side = interview.side_of(by)
    settled = _settled(interview, way, side)
    if settled == _as_it_stands(interview):
        return
    refuse_flood(interview, now=now, by=by)
    for name, value in vars(settled).items():
        setattr(interview, name, value)
    interview.where_by = side if settled.where else ""
    interview.save(update_fields=["mode", "where", "where_by", "caller", "number"])
    record(subject=interview, verb="place", now=now, by=by)
    reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    if interview.status == Status.SCHEDULED:
        invite(interview, News("place"), now=now, by=by)


@transaction.atomic
def remind_hour_before(interview: Interview, wanted: bool, *, now: datetime, by: Person) -> None:  # noqa: FBT001 - the choice itself
    """The alum wants one mail more, an hour before; or no longer."""
    lock(interview)
    _may_settle(interview, by)
    if interview.side_of(by) != Side.ALUM:
        raise NotYours
    interview.hour_before = wanted
    interview.save(update_fields=["hour_before"])
    reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)


def _may_settle(interview: Interview, by: Person) -> None:
    """Nothing more where it is over, or where nothing may go on between the two."""
    student = interview.contact.student.person
    if not parties(interview, by):
        raise NotYours
    if interview.status not in AHEAD or is_blocked(interview.contact.alum, student):
        raise StaleMove(_("This conversation is over or was called off."))


def _settled(interview: Interview, way: Way, side: Side) -> Way:
    if not way.caller:
        return Way(way.mode, where=way.where)
    if way.mode != Format.PHONE:
        raise Refused(_("Only a talk by telephone has somebody who calls."))
    is_called = way.caller != side
    if is_called and not way.number:
        raise Refused(_("Give the number to call, or be the one who calls."))
    known = interview.number if interview.caller == way.caller else ""
    return Way(Format.PHONE, caller=way.caller, number=way.number if is_called else known)


def _as_it_stands(interview: Interview) -> Way:
    return Way(interview.mode, interview.where, interview.caller, interview.number)
