"""What time and the choices of others do to a request: closed kindly, or offered again."""

from datetime import datetime
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni import places
from apps.alumni.room import today_there
from apps.mail.actions import post
from apps.mail.actions import withdraw as unpost
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import move
from apps.outreach.actions.send import letter_key
from apps.outreach.models import Answer, Closed, Request, Slot
from apps.outreach.words import choices_of

CLEARED: dict[str, Any] = {
    "sent_at": None,
    "waiting_since": None,
    "delivered_at": None,
    "expires_at": None,
    "place": None,
}


def close_overdue(*, now: datetime) -> int:
    """Closes requests whose time is over or whose alum is away; returns how many.

    Safe to run twice.
    """
    closed = sum(_close(one, Closed.SILENCE, now=now) for one in Request.objects.overdue(now))
    closed += sum(_close(one, Closed.AWAY, now=now) for one in Request.objects.to_somebody_away())
    return closed + sum(
        _close(one, Closed.UNANSWERED, now=now) for one in Request.objects.unreplied(now)
    )


@transaction.atomic
def _close(request: Request, why: Closed, *, now: datetime) -> bool:
    if request.alum:
        places.lock(request.alum)
    if _is_being_answered(request):
        return False
    if not move(request, "expire", {"closed_for": why}, now=now, by=None):
        return False
    unpost(keys=[letter_key(request)])
    places.free(request.place, now=now)
    note_reach_out(request, now=now)
    _tell_student(request, f"closed_{why}", now=now)
    if why == Closed.UNANSWERED and request.alum and request.alum.person:
        _tell_alum(request, request.alum.person, now=now)
    return True


def _is_being_answered(request: Request) -> bool:
    """The alum pressed in these seconds: the answer wins. Locks the row, as pressing does."""
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())
    return Answer.objects.of(request).held().exists()


def _tell_student(request: Request, what: str, *, now: datetime) -> None:
    letter = Letter(
        template=f"outreach/mail/{what}",
        recipient=request.student.person,
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
        dedupe_key=f"rests:{request.pk}:{request.version}",
        values={"called": request.student.person.called},
        links=(choices_of(request),),
    )
    post(letter, now=now, by=None)


def close_away(request: Request, *, now: datetime) -> None:
    """The other is not available any more, for whatever reason; an answer just given is void."""
    for held in Answer.objects.of(request).held():
        held.void, held.told_at = True, now
        held.save(update_fields=["void", "told_at"])
    _close(request, Closed.AWAY, now=now)


def offer_again(*, now: datetime) -> int:
    """Gives drafts back on the day that the alum named, in their zone; returns how many."""
    return sum(_offer(request, now=now) for request in Request.objects.deferred_to(now.date()))


@transaction.atomic
def _offer(request: Request, *, now: datetime) -> bool:
    alum, day = request.alum, request.resume_on
    if alum is None or day is None or today_there(alum, now) < day:
        return False
    changes = CLEARED | {"version": request.version + 1, "approved": ""}
    if not move(request, "offer_again", changes, now=now, by=None):
        return False
    Slot.objects.offered(request).passed(now).delete()
    _tell_student(request, "ask_again", now=now)
    return True


@transaction.atomic
def bounce(request: Request, *, now: datetime) -> None:
    """No mail server took the letter: it reached nobody, and counts nowhere."""
    if request.alum:
        places.lock(request.alum)
    place = request.place
    if move(request, "bounce", {"place": None}, now=now, by=None):
        if place is not None:
            places.give_back(place)
        note_reach_out(request, now=now)
        _tell_student(request, "bounced", now=now)
