from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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
from apps.outreach.actions.move import move
from apps.outreach.models import Request
from apps.outreach.reading import coached
from apps.outreach.words import links_of, words_of
from apps.outreach.workflow import Status
from apps.students.models import Student


@transaction.atomic
def send(request: Request, *, now: datetime, by: Person) -> Request:
    """Through Rapport: takes one of the alum's places and posts the letter.

    Outside Rapport it only notes that the student sent it. Locks alum, student, request.
    """
    rules = Campus.objects.current()
    if request.through_rapport and request.alum:
        places.lock(request.alum)
    student = Student.objects.select_for_update().get(pk=request.student_id)
    _one_at_a_time(request)
    dates = {"sent_at": now, "expires_at": now + timedelta(days=rules.expiry_days)}
    if not move(request, "send", dates, now=now, by=by):
        return request
    _ready(request)
    _within_limits(request, student, rules, now=now)
    if request.through_rapport:
        _post(request, now=now, by=by)
    touch(request.contact, kind=TouchKind.REQUEST, note=request.subject, now=now)
    note_reach_out(request, now=now)
    return request


def _one_at_a_time(request: Request) -> None:
    """Under the lock on the student; the table has the same constraint."""
    others = Request.objects.of(request.student).open().exclude(pk=request.pk)
    if request.alum and others.filter(alum=request.alum).exists():
        raise Refused(
            _("A request to %(name)s is open already. Your draft is kept until it is answered.")
            % {"name": request.contact.called}
        )


def _ready(request: Request) -> None:
    """The coach blocks three things only; everything else is advice."""
    blocking = [finding for finding in coached(request).findings if finding.blocks]
    if blocking:
        raise Refused(blocking[0].fix)


def _within_limits(request: Request, student: Student, rules: Campus, *, now: datetime) -> None:
    mine = Request.objects.of(student)
    # What left by the own mail program never expires, so it does not count.
    if mine.open().through_rapport().count() > rules.open_requests:
        raise Refused(
            ngettext(
                "%(count)s request is open already. Your draft is kept until one is answered.",
                "%(count)s requests are open already. Your draft is kept until one is answered.",
                rules.open_requests,
            )
            % {"count": rules.open_requests}
        )
    since = now - timedelta(days=rules.again_days)
    if request.alum and mine.declined_by(request.alum, since=since).exists():
        raise Refused(
            _("%(name)s declined not long ago. Someone else may have time now.")
            % {"name": request.contact.called}
        )


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
        not_before=now + timedelta(seconds=rules.undo_seconds),
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
    if not move(request, "undo", cleared, now=now, by=by):
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
def withdraw(request: Request, *, now: datetime, by: Person) -> Request:
    """The student takes the question back; the alum's link then says so kindly."""
    if request.alum:
        places.lock(request.alum)
    if move(request, "withdraw", {"answered_at": now}, now=now, by=by):
        unpost(keys=[letter_key(request)])
        places.free(request.place, now=now)
        note_reach_out(request, now=now)
    return request


def can_undo(request: Request, *, now: datetime) -> bool:
    """Whether the button still stands: sent through Rapport less than half a minute ago."""
    if request.status != Status.SENT or request.sent_at is None:
        return False
    if not request.through_rapport:
        return True
    return now < request.sent_at + timedelta(seconds=Campus.objects.current().undo_seconds)
