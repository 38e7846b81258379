from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import links
from apps.accounts.models import Person
from apps.alumni import places
from apps.campus.models import Campus
from apps.contacts.actions import touch
from apps.contacts.models import TouchKind
from apps.core.moves import Refused
from apps.core.wording import day
from apps.interviews.actions import arrange, suggest
from apps.interviews.terms import Terms
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import lock, move
from apps.outreach.models import Answer, Request, ThreadMessage


@dataclass(frozen=True)
class Yes:
    """`starts_at` (UTC) is None when other `times` were suggested, or words about them."""

    starts_at: datetime | None
    mode: str
    note: str = ""
    times: tuple[datetime, ...] = ()


@transaction.atomic
def accept(request: Request, yes: Yes, *, now: datetime, by: Person) -> Request:
    """A yes makes the interview; both get the invitation, the student's Today says it."""
    if yes.starts_at is not None and yes.starts_at <= now:
        raise Refused(_("That time has passed. Choose another, or suggest other times."))
    lock(request)
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
    if yes.times:
        suggest(request.interview, yes.times, yes.note, now=now, by=by)
    elif yes.starts_at is None:
        _tell(request, "other_times", now=now, by=by)
    return request


@dataclass(frozen=True)
class Named:
    """Somebody else to ask, whom a kind no comes with; `may_say` who named them."""

    colleague: str = ""
    may_say: bool = False

    @classmethod
    def by(cls, answer: Answer) -> "Named":
        return cls(answer.named, answer.may_use_name)


NOBODY = Named()


@transaction.atomic
def decline(
    request: Request, note: str, named: Named = NOBODY, *, now: datetime, by: Person
) -> Request:
    """A kind no: the note goes to the student, the alum's place is free again."""
    answered = {"answered_at": now, "answer_note": note}
    if not move(request, "decline", answered, now=now, by=by):
        return request
    places.free(request.place, now=now)
    _answered(request, _("declined"), now=now)
    _tell(request, "declined", vars(named), now=now, by=by)
    return request


@transaction.atomic
def ask(request: Request, question: str, *, now: datetime, by: Person) -> Request:
    """One question first: the clock of the request stops until the student answers."""
    until = now + timedelta(days=Campus.objects.current().question_days)
    clock = {"expires_at": None, "question_until": until}
    if not move(request, "ask", clock, now=now, by=by):
        return request
    links.prolong("answer", request, until=until)
    ThreadMessage.objects.create(request=request, author=by, text=question, at=now)
    touch(request.contact, kind=TouchKind.ANSWER, note=_("asked a question"), now=now)
    request.answer_note = question
    _tell(request, "question", now=now, by=by)
    return request


@transaction.atomic
def defer(request: Request, until: date, note: str, *, now: datetime, by: Person) -> Request:
    """Not now: it counts nowhere, and on that day the student is offered the draft again."""
    later = {"answered_at": now, "answer_note": note, "resume_on": until, "expires_at": None}
    if not move(request, "defer", later, now=now, by=by):
        return request
    places.free(request.place, now=now)
    _answered(request, _("cannot now"), now=now)
    _tell(request, "deferred", now=now, by=by)
    return request


def _answered(request: Request, said: str, *, now: datetime) -> None:
    touch(request.contact, kind=TouchKind.ANSWER, note=said, now=now)
    note_reach_out(request, now=now)


def _tell(
    request: Request,
    what: str,
    more: Mapping[str, Any] = MappingProxyType({}),
    *,
    now: datetime,
    by: Person,
) -> None:
    """An answer is said at once, unless the student reported it themself."""
    student = request.student.person
    if by.pk == student.pk:
        return
    later = day(request.resume_on, student.zone) if request.resume_on else ""
    words = {"called": request.contact.called, "note": request.answer_note, "later": later}
    letter = Letter(
        template=f"outreach/mail/{what}",
        recipient=student,
        dedupe_key=f"{what}:{request.pk}:{request.version}:{now.isoformat()}",
        values={**words, **more},
        links=(LinkTo("request", "outreach:request", "", "outreach.request", request.pk, None),),
    )
    post(letter, now=now, by=by)
