"""What time and the choices of others do to a request: closed kindly, or offered again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from apps.accounts import links
from apps.accounts.models import Person
from apps.alumni import places
from apps.alumni.room import today_there
from apps.campus.models import Campus
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import lock, move
from apps.outreach.actions.rows import each
from apps.outreach.actions.send import release
from apps.outreach.models import Answer, Closed, Request, Slot
from apps.outreach.words import choices_of
from apps.reminders.band import Band

# What a request that is a draft again does not know; the answer given stays in `Answer`.
CLEARED: dict[str, Any] = {
    "sent_at": None,
    "waiting_since": None,
    "delivered_at": None,
    "expires_at": None,
    "place": None,
    "answered_at": None,
    "answer_note": "",
}


def close_overdue(*, now: datetime) -> int:
    """Closes requests whose time is over or whose alum is away; returns how many.

    Safe to run twice.
    """
    return sum(_close_all(why, now=now) for why in Closed)


def _close_all(why: Closed, *, now: datetime) -> int:
    picked = Request.objects.to_close(why, now)
    return each(picked, lambda request: close_due(request, why, now=now))


@transaction.atomic
def close_due(request: Request, why: Closed, *, now: datetime) -> bool:
    """Looked at again under the locks: an answer, a word or a change of mind meanwhile wins."""
    lock(request)
    if Answer.objects.of(request).held().exists():
        return False
    if not Request.objects.to_close(why, now).filter(pk=request.pk).exists():
        return False
    return _close(request, why, now=now)


def _close(request: Request, why: Closed, *, now: datetime) -> bool:
    ended = {"closed_for": why} | _stopped(request, now)
    if not move(request, "expire", ended, now=now, by=None):
        return False
    release(request, now=now)
    note_reach_out(request, now=now)
    _tell_student(request, f"closed_{why}", now=now)
    if why == Closed.UNANSWERED and request.alum and request.alum.person:
        _tell_alum(request, request.alum.person, now=now)
    return True


def _stopped(request: Request, now: datetime) -> dict[str, Any]:
    """Nobody waits to its last day any more: who is stuck counts from the moment it was closed."""
    return {"expires_at": min(now, request.expires_at or now)}


def _by_day(person: Person, now: datetime) -> datetime:
    """Nobody pressed anything that this mail answers: it waits for the morning of its reader."""
    rules = Campus.objects.current()
    return Band.of(rules, person.zone).next(now)


def _tell_student(request: Request, what: str, *, now: datetime) -> None:
    student = request.student.person
    letter = Letter(
        template=f"outreach/mail/{what}",
        recipient=student,
        not_before=_by_day(student, now),
        dedupe_key=f"closed:{request.pk}:{request.version}",
        values={"called": request.contact.called},
        links=(LinkTo("request", "outreach:request", "", "outreach.request", request.pk, None),),
    )
    post(letter, now=now, by=None)


def _tell_alum(request: Request, alum: Person, *, now: datetime) -> None:
    """Whoever asked a question reads how it ended; nothing is wanted of them."""
    letter = Letter(
        template="outreach/mail/rests",
        recipient=alum,
        not_before=_by_day(alum, now),
        dedupe_key=f"rests:{request.pk}:{request.version}",
        values={"called": request.student.person.called},
        links=(choices_of(request),),
    )
    post(letter, now=now, by=None)


@transaction.atomic
def close_away(request: Request, *, now: datetime) -> None:
    """The other is not available any more, for whatever reason; an answer just given is void."""
    lock(request)
    Answer.objects.of(request).held().make_void(now)
    _close(request, Closed.AWAY, now=now)


def offer_again(*, now: datetime) -> int:
    """Gives drafts back on the day that the alum named, in their zone; returns how many."""
    deferred = Request.objects.deferred_to(now.date())
    return each(deferred, lambda request: _offer(request, now=now))


@transaction.atomic
def _offer(request: Request, *, now: datetime) -> bool:
    """Looked at again under the locks: the alum may be away by now."""
    lock(request)
    alum, day = request.alum, request.resume_on
    if alum is None or day is None or today_there(alum, now) < day:
        return False
    if Request.objects.to_somebody_away().filter(pk=request.pk).exists():
        _close(request, Closed.AWAY, now=now)
        return False
    changes = CLEARED | {"version": request.version + 1, "approved": ""}
    if not move(request, "offer_again", changes, now=now, by=None):
        return False
    links.revoke("answer", request, now=now)
    Slot.objects.offered(request).passed(now).delete()
    _tell_student(request, "ask_again", now=now)
    return True


@transaction.atomic
def bounce(request: Request, *, now: datetime) -> bool:
    """No mail server took the letter: it reached nobody, and counts nowhere."""
    lock(request)
    place = request.place
    ended = {"place": None} | _stopped(request, now)
    if not move(request, "bounce", ended, now=now, by=None):
        return False
    if place is not None:
        places.give_back(place)
    note_reach_out(request, now=now)
    _tell_student(request, "bounced", now=now)
    return True
