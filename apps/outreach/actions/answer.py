from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.contacts.actions import touch
from apps.contacts.models import TouchKind
from apps.core.moves import Refused
from apps.interviews.actions import arrange
from apps.interviews.terms import Terms
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import move
from apps.outreach.models import Request


@dataclass(frozen=True)
class Yes:
    """`starts_at` (UTC) is None when other times were suggested in words."""

    starts_at: datetime | None
    mode: str
    note: str = ""


@transaction.atomic
def accept(request: Request, yes: Yes, *, now: datetime, by: Person) -> Request:
    """A yes makes the interview; both get the invitation, the student's Today says it."""
    if yes.starts_at is not None and yes.starts_at <= now:
        raise Refused(_("That time has passed. Choose another, or suggest other times."))
    answered = {"answered_at": now, "answer_note": yes.note}
    if not move(request, "accept", answered, now=now, by=by):
        return request
    alum_person = request.alum.person if request.alum and request.through_rapport else None
    terms = Terms(
        contact=request.contact,
        alum_person=alum_person,
        place=request.place,
        starts_at=yes.starts_at,
        minutes=request.minutes,
        mode=yes.mode,
    )
    request.interview = arrange(terms, now=now, by=by)
    request.save(update_fields=["interview"])
    _answered(request, _("said yes"), now=now)
    if yes.starts_at is None:
        _tell(request, "other_times", now=now, by=by)
    return request


def suggest_times(request: Request, note: str, *, now: datetime, by: Person) -> Request:
    """A yes without a time: finding one is the student's move."""
    mode = request.formats[0] if request.formats else "video"
    return accept(request, Yes(None, mode, note), now=now, by=by)


@transaction.atomic
def decline(request: Request, note: str, *, now: datetime, by: Person) -> Request:
    """A kind no: the note goes to the student, the alum's place is free again."""
    answered = {"answered_at": now, "answer_note": note}
    if not move(request, "decline", answered, now=now, by=by):
        return request
    places.free(request.place, now=now)
    _answered(request, _("declined"), now=now)
    _tell(request, "declined", now=now, by=by)
    return request


def _answered(request: Request, said: str, *, now: datetime) -> None:
    touch(request.contact, kind=TouchKind.ANSWER, note=said, now=now)
    note_reach_out(request, now=now)


def _tell(request: Request, what: str, *, now: datetime, by: Person) -> None:
    """An answer is said at once, unless the student reported it themself."""
    student = request.student.person
    if by.pk == student.pk:
        return
    letter = Letter(
        template=f"outreach/mail/{what}",
        recipient=student,
        dedupe_key=f"{what}:{request.pk}",
        values={"called": request.contact.called, "note": request.answer_note},
        links=(LinkTo("request", "outreach:request", "", "outreach.request", request.pk, None),),
    )
    post(letter, now=now, by=by)
