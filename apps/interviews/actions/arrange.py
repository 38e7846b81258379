"""When and where: the meeting is arranged, moved, called off; both are told each time."""

import uuid
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.alumni.models import Format
from apps.campus.models import Campus
from apps.core.moves import Refused
from apps.interviews.actions.invite import News, invite
from apps.interviews.actions.move import INTERVIEW, move
from apps.interviews.models import Interview, Option, Word
from apps.interviews.nudges import plan
from apps.interviews.policies import parties
from apps.interviews.terms import Terms
from apps.interviews.workflow import Side, Status
from apps.reminders.actions import reconcile


@transaction.atomic
def arrange(terms: Terms, *, now: datetime, by: Person) -> Interview:
    """Two people agreed to talk. With a time, both get the invitation at once.

    A video talk begins with the student's saved link, if there is one.
    """
    domain = settings.RAPPORT_MAIL_FROM.rpartition("@")[2]
    link = terms.contact.student.meeting_link if terms.mode == Format.VIDEO else ""
    interview = Interview.objects.create(
        contact=terms.contact,
        alum_person=terms.alum_person,
        place=terms.place,
        minutes=terms.minutes,
        mode=terms.mode,
        where=link,
        where_by=Side.STUDENT if link else "",
        uid=f"{uuid.uuid4().hex}@{domain}",
        created_at=now,
    )
    if terms.starts_at is None:
        reconcile(subject=(INTERVIEW, interview.pk), plan=plan(interview), now=now)
    else:
        schedule(interview, terms.starts_at, now=now, by=by)
    return interview


@transaction.atomic
def set_time(interview: Interview, starts_at: datetime, *, now: datetime, by: Person) -> None:
    """The student writes down what the two agreed on.

    A time that an alum has in the calendar is moved only by a suggestion that they take.
    """
    lock(interview)
    if interview.alum_person_id and interview.starts_at not in {None, starts_at}:
        name = {"name": interview.contact.called}
        raise Refused(_("Suggest the new time. The old one stands until %(name)s takes it.") % name)
    schedule(interview, starts_at, now=now, by=by)


@transaction.atomic
def schedule(interview: Interview, starts_at: datetime, *, now: datetime, by: Person) -> None:
    """Sets the time (UTC) or a new one; the row stays, its sequence counts up.

    The time that it has already is no news to anyone.
    """
    if starts_at <= now:
        raise Refused(_("That time has passed. Choose one that lies ahead."))
    lock(interview)
    not_begun(interview, now)
    had_time = interview.status == Status.SCHEDULED
    if had_time and interview.starts_at == starts_at and parties(interview, by):
        return
    sequence = interview.sequence + had_time
    changes = {"starts_at": starts_at, "sequence": sequence}
    settled = {"suggested_by": "", "suggested_until": None}
    move(interview, "schedule", changes | settled, now=now, by=by)
    Option.objects.of(interview).delete()
    invite(interview, _news_of_time(interview, by, now), now=now, by=by)


def _news_of_time(interview: Interview, by: Person, now: datetime) -> News:
    """A time that an alum sets with their answer is the yes itself."""
    if interview.sequence:
        return News("moved")
    is_answer = interview.created_at == now and interview.alum_person_id == by.pk
    return News("yes" if is_answer else "agreed")


@transaction.atomic
def cancel(interview: Interview, note: str = "", *, now: datetime, by: Person) -> None:
    """Calls it off kindly; both get the cancellation.

    What an alum calls off can be undone for a while (`restore`): the mails wait as long, and the
    alum's place is freed by `tidy` after that.
    """
    lock(interview)
    not_begun(interview, now)
    side = interview.side_of(by)
    changes = {"ended_at": now, "ended_by": side, "sequence": interview.sequence + 1}
    if not move(interview, "cancel", changes, now=now, by=by):
        return
    if side == Side.STUDENT:
        places.free(interview.place, now=now)
    undo = Campus.objects.current().undo
    waits = now + undo if side == Side.ALUM else None
    Word.objects.keep(interview, note, now=waits or now, by=by)
    invite(interview, News("cancelled", note, waits), now=now, by=by)


@transaction.atomic
def miss(interview: Interview, absent: str = "", *, now: datetime, by: Person) -> None:
    """It did not take place, and nobody is blamed; the alum's place is free again.

    `absent` is the side that could not come, empty where it fell through for both.
    """
    if interview.starts_at is not None and now < interview.starts_at:
        raise Refused(_("It has not begun yet. You can still move it or call it off."))
    changes = {"ended_at": now, "ended_by": absent}
    if move(interview, "miss", changes, now=now, by=by):
        places.free(interview.place, now=now)


def lock(interview: Interview) -> None:
    """The alum, then the row as it stands; held until the transaction ends.

    A block locks the alum, too: it finds, and takes back, whatever was posted before it.
    """
    alum = interview.contact.alum
    if alum is not None:
        places.lock(alum)
    interview.refresh_from_db(from_queryset=Interview.objects.select_for_update())


def not_begun(interview: Interview, now: datetime) -> None:
    """Once its time has come it is held or missed, not moved: a calendar cannot undo the past."""
    if interview.status == Status.SCHEDULED and interview.has_begun(now):
        raise Refused(_("Its time has come already. Log it, or say that it did not take place."))
