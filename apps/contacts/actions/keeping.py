"""Keep in touch: begun only by the student's choice. The only writer of a plan's status."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.contacts.models import Contact, KeepInTouch, Pace, TouchKind
from apps.contacts.nudges import plan
from apps.contacts.workflow import HAPPENED, MOVES, Party, Status
from apps.core.moves import NotYours, StaleMove
from apps.reminders.actions import reconcile
from apps.timeline.actions import record

SUBJECT = "contacts.keepintouch"


@transaction.atomic
def begin_keeping(contact: Contact, pace: str, *, now: datetime, by: Person) -> KeepInTouch | None:
    """Starts a plan, or sets a new pace for one; no choice, no plan."""
    if pace not in {Pace.DAYS, Pace.NEWS}:
        return None
    days = Campus.objects.current().touch_first_days
    dates: dict[str, Any] = {
        "pace": pace,
        "next_at": now + timedelta(days=days) if pace == Pace.DAYS else None,
    }
    kept, made = KeepInTouch.objects.select_for_update().get_or_create(
        contact=contact, defaults={"began_at": now, **dates}
    )
    if not made:
        dates["turn"] = kept.turn + 1  # a new occasion: what was said for the last one stays said
    if kept.status == Status.ENDED:
        move_plan(kept, "begin", dates, now=now, by=by)
    else:
        _write(kept, kept.status, dates)
        reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)
    return kept


@transaction.atomic
def restart(contact: Contact, kind: str, *, now: datetime) -> None:
    """Any touch begins the waiting anew: after a word the longer one, else the first one."""
    kept = KeepInTouch.objects.select_for_update().with_contact(contact)
    if kept is None or kept.status != Status.ACTIVE or kept.pace != Pace.DAYS:
        return
    rules = Campus.objects.current()
    days = rules.touch_next_days if kind == TouchKind.WORD else rules.touch_first_days
    _write(kept, kept.status, {"next_at": now + timedelta(days=days), "turn": kept.turn + 1})
    reconcile(subject=(SUBJECT, kept.pk), plan=plan(kept), now=now)


def end_keeping(contact: Contact, *, now: datetime, by: Person | None) -> None:
    """No more reminders about this person; a second press changes nothing.

    `by` is None where Rapport ends it, because nothing may go on between the two.
    """
    kept = KeepInTouch.objects.with_contact(contact)
    if kept is not None:
        move_plan(kept, "end", {"next_at": None}, now=now, by=by)


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
