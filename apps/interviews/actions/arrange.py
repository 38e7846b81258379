"""When and where: the meeting is arranged, moved, called off; both are told each time."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.core.moves import NotYours, Refused, StaleMove
from apps.interviews.actions.invite import News, invite
from apps.interviews.actions.move import INTERVIEW, move
from apps.interviews.models import Interview
from apps.interviews.nudges import plan
from apps.interviews.policies import parties
from apps.interviews.terms import Terms
from apps.interviews.workflow import Status
from apps.reminders.actions import reconcile
from apps.timeline.actions import record

AHEAD = frozenset({Status.TO_SCHEDULE, Status.SCHEDULED})


@transaction.atomic
def arrange(terms: Terms, *, now: datetime, by: Person) -> Interview:
    """Two people agreed to talk. With a time, both get the invitation at once."""
    domain = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    interview = Interview.objects.create(
        contact=terms.contact,
        alum_person=terms.alum_person,
        place=terms.place,
        minutes=terms.minutes,
        mode=terms.mode,
        where=terms.contact.student.meeting_link if terms.mode == "video" else "",
        uid=f"{uuid.uuid4().hex}@{domain}",
        created_at=now,
    )
    if terms.starts_at is None:
        reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    else:
        schedule(interview, terms.starts_at, now=now, by=by)
    return interview


@transaction.atomic
def schedule(interview: Interview, starts_at: datetime, *, now: datetime, by: Person) -> None:
    """Sets the time (UTC) or a new one; the row stays, its sequence counts up.

    The time that it has already is no news to anyone.
    """
    if starts_at <= now:
        raise Refused(_("That time has passed. Choose one that lies ahead."))
    _lock(interview)
    _not_begun(interview, now)
    had_time = interview.status == Status.SCHEDULED
    if had_time and interview.starts_at == starts_at and parties(interview, by):
        return
    sequence = interview.sequence + had_time
    move(interview, "schedule", {"starts_at": starts_at, "sequence": sequence}, now=now, by=by)
    invite(interview, _news_of_time(interview, by), now=now, by=by)


def _news_of_time(interview: Interview, by: Person) -> News:
    """A first time by the alum is the yes itself."""
    if interview.sequence:
        return News("moved")
    is_yes = interview.alum_person_id is not None and interview.alum_person_id == by.pk
    return News("yes" if is_yes else "agreed")


@transaction.atomic
def settle_place(interview: Interview, where: str, *, now: datetime, by: Person) -> None:
    """Where they meet: a link, a number to call, a public place. With a time, both are told.

    The sequence stays (RFC 5546 counts changes of time); the newer stamp replaces the older.
    """
    _lock(interview)
    if not parties(interview, by):
        raise NotYours
    if interview.status not in AHEAD:
        raise StaleMove(_("This conversation is over or was called off."))
    if interview.where == where:
        return
    interview.where = where
    interview.save(update_fields=["where"])
    record(subject=interview, verb="place", now=now, by=by)
    reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    if interview.status == Status.SCHEDULED:
        invite(interview, News("place"), now=now, by=by)


@transaction.atomic
def cancel(interview: Interview, note: str = "", *, now: datetime, by: Person) -> None:
    """Calls it off kindly; both get the cancellation, the alum's place is free again."""
    _lock(interview)
    _not_begun(interview, now)
    who = "student" if interview.contact.student.person_id == by.pk else "alum"
    changes = {"ended_at": now, "ended_by": who, "sequence": interview.sequence + 1}
    if move(interview, "cancel", changes, now=now, by=by):
        places.free(interview.place, now=now)
        invite(interview, News("cancelled", note), now=now, by=by)


@transaction.atomic
def miss(interview: Interview, *, now: datetime, by: Person) -> None:
    """It did not take place, and nobody is blamed; the alum's place is free again."""
    if interview.starts_at is not None and now < interview.starts_at:
        raise Refused(_("It has not begun yet. You can still move it or call it off."))
    if move(interview, "miss", {"ended_at": now}, now=now, by=by):
        places.free(interview.place, now=now)


def _lock(interview: Interview) -> None:
    interview.refresh_from_db(from_queryset=Interview.objects.select_for_update())


def _not_begun(interview: Interview, now: datetime) -> None:
    """Once its time has come it is held or missed, not moved: a calendar cannot undo the past."""
    if interview.status == Status.SCHEDULED and interview.has_begun(now):
        raise Refused(_("Its time has come already. Log it, or say that it did not take place."))
