"""An alum's press is held for half a minute: undone without a trace, or told when it is over."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused, StaleMove
from apps.outreach.actions.told import TOLD
from apps.outreach.models import Answer, Request, Verb
from apps.outreach.models.answer import Answers
from apps.outreach.policies import parties
from apps.outreach.workflow import HAPPENED, MOVES, Party, Status

# Which move each answer makes once it is told.
MOVE_OF = {
    Verb.ACCEPT: "accept",
    Verb.SUGGEST: "accept",
    Verb.DECLINE: "decline",
    Verb.COLLEAGUE: "decline",
    Verb.PAUSE: "decline",
    Verb.ASK: "ask",
    Verb.DEFER: "defer",
}


@dataclass(frozen=True)
class Given:
    """What an answer page says. Moments are UTC, `until` a day of the alum's own zone."""

    verb: Verb
    note: str = ""
    starts_at: datetime | None = None
    times: tuple[datetime, ...] = ()
    mode: str = ""
    reason: str = ""
    shares_reason: bool = False
    colleague: str = ""
    workplace: str = ""
    may_use_name: bool = False
    until: date | None = None


@transaction.atomic
def hold(request: Request, given: Given, *, now: datetime, by: Person) -> Answer:
    """Keeps an answer until its half minute is over; a second press finds the first.

    The same answer in other words replaces it, and its half minute begins again.
    """
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())
    if Party.RECIPIENT not in parties(request, by):
        raise NotYours
    held = Answer.objects.of(request).held().first()
    if held is not None and held.verb == given.verb:
        return _renewed(held, given, now=now)
    if held is not None:
        raise StaleMove(_("You gave another answer a moment ago. Undo it first."))
    if request.status not in MOVES[MOVE_OF[given.verb]].sources:
        return _already(request, given)
    _not_passed(given, now)
    return _kept(request, given, now=now, by=by)


def _renewed(held: Answer, given: Given, *, now: datetime) -> Answer:
    """Never waits for the row: whoever tells it holds it, and waits for the request."""
    words = _words(given)
    if all(getattr(held, name) == value for name, value in words.items()):
        return held
    _not_passed(given, now)
    row = Answer.objects.held().select_for_update(skip_locked=True, of=("self",))
    locked = row.filter(pk=held.pk).first()
    if locked is None:
        raise StaleMove(_("Your first answer is being told at this moment."))
    changes = words | _times(now)
    for name, value in changes.items():
        setattr(locked, name, value)
    locked.save(update_fields=list(changes))
    return locked


def _not_passed(given: Given, now: datetime) -> None:
    if given.starts_at is not None and given.starts_at <= now:
        raise Refused(_("That time has passed. Choose another, or suggest other times."))


def _already(request: Request, given: Given) -> Answer:
    """The same answer, told before, is no new one; another comes too late."""
    told = Answer.objects.of(request).filter(told_at__isnull=False, verb=given.verb).first()
    if told is None or told.void or request.status != MOVES[MOVE_OF[given.verb]].target:
        raise StaleMove(str(HAPPENED[Status(request.status)]))
    return told


def _kept(request: Request, given: Given, *, now: datetime, by: Person) -> Answer:
    return Answer.objects.create(
        request=request, verb=given.verb, by=by, **_words(given), **_times(now)
    )


def _words(given: Given) -> dict[str, Any]:
    """As the row keeps them."""
    words = vars(given) | {"times": [moment.isoformat() for moment in given.times]}
    return {name: value for name, value in words.items() if name != "verb"}


def _times(now: datetime) -> dict[str, datetime]:
    undo = Campus.objects.current().undo
    return {"at": now, "due_at": now + undo}


@transaction.atomic
def undo_answer(request: Request, *, now: datetime, by: Person) -> None:
    """As if it had not been pressed; nobody was told."""
    held = _held(request, by).select_for_update(of=("self",)).first()
    if held is None and Answer.objects.taken_back(request):
        return  # pressed twice
    if held is None:
        raise StaleMove(_("It has been told already, so it cannot be undone here."))
    held.undone_at = now
    held.save(update_fields=["undone_at"])


@transaction.atomic
def tell_now(request: Request, *, now: datetime, by: Person) -> None:
    """Ends the half minute at once."""
    held = _held(request, by).first()
    if held is not None:
        tell(held, now=now)


def _held(request: Request, by: Person) -> Answers:
    if Party.RECIPIENT not in parties(request, by):
        raise NotYours
    return Answer.objects.of(request).held()


def tell_due(*, now: datetime) -> int:
    """Tells what was not undone; returns how many. Any number of workers may do it."""
    return sum(tell(answer, now=now) for answer in Answer.objects.due(now))


@transaction.atomic
def tell(answer: Answer, *, now: datetime) -> bool:
    """Makes an answer true. Where the request ended meanwhile it is void, and nothing is told."""
    if answer.request.alum is not None:
        places.lock(answer.request.alum)  # always the first lock of a request
    row = Answer.objects.held().select_for_update(skip_locked=True, of=("self",))
    held = row.filter(pk=answer.pk).select_related("request", "by").first()
    if held is None or held.by is None:
        return False
    try:
        with transaction.atomic():
            TOLD[Verb(held.verb)](held, now=now, by=held.by)
    except (StaleMove, Refused):
        held.void = True
    held.told_at = now
    held.save(update_fields=["told_at", "void"])
    return not held.void
