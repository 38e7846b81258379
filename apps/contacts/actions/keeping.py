"""Keep in touch: begun only by the student's choice. The only writer of a plan's status."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.models import Keeping, keeping_of
from apps.campus.models import Campus
from apps.contacts.models import Contact, KeepInTouch, Pace, Touch, TouchKind
from apps.contacts.nudges import day_begins, plan
from apps.contacts.workflow import HAPPENED, MOVES, Party, Status
from apps.core.moves import NotYours, StaleMove
from apps.reminders.actions import reconcile
from apps.timeline.actions import record

SUBJECT = "contacts.keepintouch"
A_YEAR = timedelta(days=365)


@transaction.atomic
def begin_keeping(
    contact: Contact, pace: str, *, tag: str = "", now: datetime, by: Person
) -> KeepInTouch | None:
    """Starts a plan, or sets a new pace for one; no choice, no plan, nor where the alum said no."""
    said_no = keeping_of(contact.alum, contact.student.person) == Keeping.NO
    if said_no or pace not in {Pace.DAYS, Pace.NEWS}:
        return None
    rules = Campus.objects.current()
    next_at = _after(rules.touch_first_days, contact, rules, now) if pace == Pace.DAYS else None
    dates: dict[str, Any] = {"pace": pace, "tag": tag, "next_at": next_at}
    kept, made = KeepInTouch.objects.select_for_update().get_or_create(
        contact=contact, defaults={"began_at": now, **dates}
    )
    if not made:
        dates["turn"] = kept.turn + 1  # a new occasion: what was said for the last one stays said
    if kept.status == Status.ENDED:
        move_plan(kept, "begin", dates, now=now, by=by)
    else:
        _write(kept, Status.ACTIVE, dates)
        reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)
    return kept


@transaction.atomic
def restart(contact: Contact, kind: str, *, now: datetime) -> None:
    """Any touch begins the waiting anew: after a word the longer one, else the first one.

    A plan that was snoozed wakes. With as many words in a year as the campus thinks calm, the
    next one waits until the first of them is a year old.
    """
    kept = KeepInTouch.objects.select_for_update().with_contact(contact)
    if kept is None or kept.status == Status.ENDED:
        return
    next_at = _next(contact, kind, now) if kept.pace == Pace.DAYS else None
    if next_at != kept.next_at:
        _write(kept, Status.ACTIVE, {"next_at": next_at, "turn": kept.turn + 1})
        reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)


def _next(contact: Contact, kind: str, now: datetime) -> datetime:
    rules = Campus.objects.current()
    days = rules.touch_next_days if kind == TouchKind.WORD else rules.touch_first_days
    usual = _after(days, contact, rules, now)
    calm = _calm_until(contact, rules, now)
    return max(usual, calm) if calm else usual


def _after(days: int, contact: Contact, rules: Campus, now: datetime) -> datetime:
    return day_begins(now + timedelta(days=days), contact.student.person.zone, rules)


def _calm_until(contact: Contact, rules: Campus, now: datetime) -> datetime | None:
    """When another word is not one too many in a year; None while it is none."""
    words = Touch.objects.with_contact(contact).of(TouchKind.WORD, since=now - A_YEAR)
    last = list(words.values_list("at", flat=True)[: rules.touch_a_year])
    if not last or len(last) < rules.touch_a_year:
        return None
    return day_begins(last[-1] + A_YEAR, contact.student.person.zone, rules)


@transaction.atomic
def rest(kept: KeepInTouch, *, days: int, now: datetime, by: Person) -> None:
    """Snoozed for so many days; the day stays a morning of the student's zone."""
    kept.refresh_from_db(from_queryset=KeepInTouch.objects.select_for_update())
    until = _after(days, kept.contact, Campus.objects.current(), now)
    move_plan(kept, "snooze", {"next_at": until, "turn": kept.turn + 1}, now=now, by=by)


State = dict[str, Any]


def plan_state(contact: Contact) -> State | None:
    """How keeping in touch stands, to be put back later; None where it was never begun."""
    kept = KeepInTouch.objects.with_contact(contact)
    if kept is None:
        return None
    next_at = kept.next_at.isoformat() if kept.next_at else ""
    return {"status": kept.status, "pace": kept.pace, "tag": kept.tag, "next_at": next_at}


@transaction.atomic
def put_plan_back(contact: Contact, state: State, *, now: datetime) -> None:
    """As `plan_state` said; what was reminded of stays said."""
    kept = KeepInTouch.objects.select_for_update().with_contact(contact)
    if kept is None:
        return
    next_at = datetime.fromisoformat(state["next_at"]) if state["next_at"] else None
    changes = {"pace": state["pace"], "tag": state["tag"], "next_at": next_at}
    _write(kept, state["status"], changes | {"turn": kept.turn + 1})
    reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)


def end_keeping(
    contact: Contact, *, with_tag: bool = False, now: datetime, by: Person | None
) -> None:
    """No more reminders about this person; a second press changes nothing.

    `by` is None where Rapport ends it, because nothing may go on between the two. One that ends
    `with_tag` begins again with it; one that was ended by a press does not.
    """
    kept = KeepInTouch.objects.with_contact(contact)
    if kept is not None:
        changes = {"next_at": None} | ({} if with_tag else {"tag": ""})
        move_plan(kept, "end", changes, now=now, by=by)


@transaction.atomic
def move_plan(
    kept: KeepInTouch, name: str, changes: Mapping[str, Any], *, now: datetime, by: Person | None
) -> bool:
    """Moves a plan and its reminder; False if it was moved there before."""
    kept.refresh_from_db(from_queryset=KeepInTouch.objects.select_for_update())
    step = MOVES[name]
    if not step.by & _parties(kept, by):
        raise NotYours
    if kept.status not in step.sources:
        if kept.status == step.target:
            return False
        raise StaleMove(str(HAPPENED[Status(kept.status)]))
    _write(kept, step.target, changes)
    record(subject=kept, verb=name, now=now, by=by)
    reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)
    return True


def _parties(kept: KeepInTouch, by: Person | None) -> set[str]:
    if by is None:
        return {Party.SYSTEM}
    return {Party.STUDENT} if kept.contact.student.person_id == by.pk else set()


def _write(kept: KeepInTouch, target: str, changes: Mapping[str, Any]) -> None:
    for field, value in changes.items():
        setattr(kept, field, value)
    kept.status = target
    kept.save(update_fields=["status", *changes])
