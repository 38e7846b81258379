"""What each answer of an alum brings about, once it is told."""

from collections.abc import Callable
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.actions import pause
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Relation
from apps.outreach.actions.answer import Named, Yes, accept, ask, decline, defer
from apps.outreach.models import Answer, Verb
from apps.students.actions import lock


def _accepted(answer: Answer, *, now: datetime, by: Person) -> None:
    """A time that passed while nothing ran is a yes without a time."""
    passed = answer.starts_at is not None and answer.starts_at <= now
    starts_at = None if passed else answer.starts_at
    accept(answer.request, Yes(starts_at, answer.mode, answer.note), now=now, by=by)


def _suggested(answer: Answer, *, now: datetime, by: Person) -> None:
    times = tuple(moment for moment in answer.moments if moment > now)
    accept(answer.request, Yes(None, answer.mode, answer.note, times), now=now, by=by)


def _declined(answer: Answer, *, now: datetime, by: Person) -> None:
    shared = answer.reason if answer.shares_reason else ""
    note = "\n\n".join(part for part in (answer.note, shared) if part)
    decline(answer.request, note, now=now, by=by)


def _named(answer: Answer, *, now: datetime, by: Person) -> None:
    """A colleague's name becomes one of the student's people; nobody writes to them but they.

    Who gave it is said to them only where the giver agreed.
    """
    request = answer.request
    student, giver = lock(request.student), request.contact  # before the request, as saving does
    opening = _("%(name)s suggested that I write to you.") % {"name": giver.name}
    who = Acquaintance(
        name=answer.colleague,
        organization=answer.workplace,
        relation=Relation.REFERRAL,
        how_found=opening if answer.may_use_name else "",
        referred_by=giver,
        may_use_name=answer.may_use_name,
    )
    decline(request, answer.note, Named.by(answer), now=now, by=by)
    add(who, student=student, now=now, by=student.person)


def _asked(answer: Answer, *, now: datetime, by: Person) -> None:
    ask(answer.request, answer.note, now=now, by=by)


def _deferred(answer: Answer, *, now: datetime, by: Person) -> None:
    if answer.until is not None:
        defer(answer.request, answer.until, answer.note, now=now, by=by)


def _paused(answer: Answer, *, now: datetime, by: Person) -> None:
    decline(answer.request, answer.note, now=now, by=by)
    if answer.request.alum is not None:
        pause(answer.request.alum, answer.until, now=now, by=by)


TOLD: dict[Verb, Callable[..., None]] = {
    Verb.ACCEPT: _accepted,
    Verb.SUGGEST: _suggested,
    Verb.DECLINE: _declined,
    Verb.ASK: _asked,
    Verb.DEFER: _deferred,
    Verb.COLLEAGUE: _named,
    Verb.PAUSE: _paused,
}
