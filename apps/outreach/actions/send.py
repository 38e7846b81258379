from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import links
from apps.accounts.models import Person
from apps.alumni import places
from apps.campus.models import Campus
from apps.contacts.actions import touch, untouch
from apps.contacts.models import TouchKind
from apps.core.moves import Refused, StaleMove
from apps.mail.actions import post
from apps.mail.actions import withdraw as unpost
from apps.mail.letters import Letter
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import lock, move
from apps.outreach.actions.ready import (
    refuse_blocked,
    refuse_over_limits,
    refuse_second,
    refuse_unpledged,
    refuse_unread,
)
from apps.outreach.models import Answer, Request
from apps.outreach.words import choices_of, links_of, words_of
from apps.outreach.workflow import OPEN, Status
from apps.students.models import Student

# What was answered to an earlier sending of the same words is no answer to this one.
UNANSWERED: dict[str, Any] = {"resume_on": None, "answered_at": None, "answer_note": ""}


@transaction.atomic
def send(
    request: Request, *, now: datetime, by: Person, left_at: datetime | None = None
) -> Request:
    """Through Rapport: takes one of the alum's places and posts the letter.

    Outside Rapport it only notes that the student sent it, at `left_at` (UTC). Locks alum,
    student, request.
    """
    rules = Campus.objects.current()
    student = _locked(request)
    refuse_blocked(request)
    refuse_second(request)
    left_at = now if left_at is None or request.through_rapport else left_at
    dates = UNANSWERED | {"sent_at": left_at, "waiting_since": left_at}
    dates |= {"expires_at": now + timedelta(days=rules.expiry_days)}
    if not move(request, "send", dates, now=now, by=by):
        return request
    refuse_unpledged(student)
    refuse_unread(request, rules, now=now)
    refuse_over_limits(request, student, rules, now=now)
    if request.through_rapport:
        _post(request, now=now, by=by)
    _touch(request, left_at)
    note_reach_out(request, now=now)
    return request


def _touch(request: Request, at: datetime) -> None:
    said = request.subject
    touch(request.contact, kind=TouchKind.REQUEST, note=said, now=at, about=request.pk)


def _locked(request: Request) -> Student:
    """Alum, then student: the order of every lock."""
    if request.through_rapport and request.alum:
        places.lock(request.alum)
    return Student.objects.select_for_update().get(pk=request.student_id)


def letter_key(request: Request) -> str:
    """One letter per request and sending; an undone one may be sent again."""
    return f"request:{request.pk}:{request.version}"


def letter_of(request: Request, *, now: datetime, by: Person) -> Letter:
    """The mail of a request: what the preview shows is what arrives."""
    rules = Campus.objects.current()
    if request.alum is None or request.alum.person is None:
        raise Refused(_("This person cannot be written to through Rapport."))
    return Letter(
        template="outreach/mail/request",
        recipient=request.alum.person,
        dedupe_key=letter_key(request),
        values=words_of(request, now),
        links=links_of(request, rules.expiry_days),
        sender_name=by.name,
        relay=("r", request.pk),
        not_before=now + rules.undo,
        expires_at=now + timedelta(days=rules.expiry_days),
    )


def _post(request: Request, *, now: datetime, by: Person) -> None:
    letter = letter_of(request, now=now, by=by)
    if request.alum:
        request.place = places.take(request.alum, now=now, lands_at=letter.not_before)
        request.save(update_fields=["place"])
    post(letter, now=now, by=by)


@transaction.atomic
def undo(request: Request, *, now: datetime, by: Person) -> Request:
    """Takes a letter back that has not left yet; it counts nowhere, and the words are kept."""
    if request.alum:
        places.lock(request.alum)
    place, key, sent_at = request.place, letter_key(request), request.sent_at or now
    cleared: dict[str, Any] = {
        "sent_at": None,
        "expires_at": None,
        "place": None,
        "delivered_at": None,
    }
    cleared |= {"version": request.version + 1}
    name = "undo_approved" if request.read_by_advisor else "undo"
    if not move(request, name, cleared, now=now, by=by):
        return request
    if request.through_rapport and not unpost(keys=[key]):
        raise StaleMove(_("The letter has left already. You can withdraw the request instead."))
    links.revoke("answer", request, now=now)
    if place is not None:
        places.give_back(place)
    untouch(request.contact, kind=TouchKind.REQUEST, since=sent_at)
    note_reach_out(request, now=now)
    return request


@transaction.atomic
def withdraw(request: Request, note: str = "", *, now: datetime, by: Person) -> Request:
    """The student takes the question back; the alum's link then says so kindly.

    A note goes with it if the letter may have left ("Somebody else could help me"). Whoever has
    just answered is told in any case: their page said that it was on its way.
    """
    lock(request)
    was_open = request.status in OPEN
    if move(request, "withdraw", {"answered_at": now}, now=now, by=by):
        answered = Answer.objects.of(request).held().make_void(now) > 0
        reached = release(request, now=now)
        if answered or (reached and was_open and note):
            _say_goodbye(request, note, answered=answered, now=now, by=by)
        note_reach_out(request, now=now)
    return request


def release(request: Request, *, now: datetime) -> bool:
    """The next may come; whether the letter may have reached the alum.

    One that is still here is taken back, and its place counts in no month.
    """
    reached = not unpost(keys=[letter_key(request)])
    if reached:
        places.free(request.place, now=now)
    elif request.place is not None:
        places.give_back(request.place)
        request.place = None
    return reached


def _say_goodbye(request: Request, note: str, *, answered: bool, now: datetime, by: Person) -> None:
    """Whether it was delivered by now, nobody may have collected yet; so that is not asked."""
    if not request.through_rapport or request.alum is None or request.alum.person is None:
        return
    letter = Letter(
        template="outreach/mail/withdrawn",
        recipient=request.alum.person,
        dedupe_key=f"withdrawn:{request.pk}",
        values={"called": by.called, "student": by.name, "note": note, "answered": answered},
        links=(choices_of(request),),
        sender_name=by.name,
    )
    post(letter, now=now, by=by)


def can_undo(request: Request, *, now: datetime) -> bool:
    """Whether the button still stands: sent through Rapport less than half a minute ago."""
    if request.status != Status.SENT or request.sent_at is None:
        return False
    if not request.through_rapport:
        return True
    return now < request.sent_at + Campus.objects.current().undo
