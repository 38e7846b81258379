"""Closing a conversation: what was said, who was named, and whether to keep in touch."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni import places
from apps.contacts.actions import Acquaintance, add, begin_keeping, touch
from apps.contacts.models import Relation, TouchKind
from apps.interviews.actions.facts import note_talk
from apps.interviews.actions.move import THANKS, move
from apps.interviews.models import Advice, Interview, Log, Referral, ThankYou
from apps.interviews.nudges import thanks_plan
from apps.reminders.actions import reconcile
from apps.students.actions import explore


@dataclass(frozen=True)
class Name:
    """Somebody who was named in the conversation."""

    name: str
    organization: str
    may_use_name: bool


@dataclass(frozen=True)
class Account:
    """What the student writes down. `words` are fields of `Log`; every one may be empty."""

    words: Mapping[str, Any]
    advice: Sequence[str] = ()
    names: Sequence[Name] = field(default_factory=tuple)


@transaction.atomic
def log(interview: Interview, account: Account, *, now: datetime, by: Person) -> Log:
    """Keeps the account, turns names into people, starts the thank-you clock.

    A second press changes nothing: the first account stands.
    """
    if not move(interview, "hold", {"ended_at": ended_at(interview, now)}, now=now, by=by):
        return Log.objects.get(interview=interview)
    written = Log.objects.create(interview=interview, logged_at=now, **account.words)
    Advice.objects.bulk_create([Advice(interview=interview, text=text) for text in account.advice])
    for name in account.names:
        _refer(interview, name, now=now, by=by)
    if written.new_path:
        explore(interview.contact.student, written.new_path, now=now, by=by)
    places.free(interview.place, now=now)
    touch(interview.contact, kind=TouchKind.CONVERSATION, note="", now=now)
    begin_keeping(interview.contact, written.pace, now=now, by=by)
    _start_thanks(interview, now=now)
    note_talk(interview.contact, now=now)
    return written


def ended_at(interview: Interview, now: datetime) -> datetime:
    """When the conversation was over: as agreed, and not later than it was logged."""
    if interview.starts_at is None:
        return now
    return min(interview.starts_at + timedelta(minutes=interview.minutes), now)


def _start_thanks(interview: Interview, *, now: datetime) -> None:
    due_from = interview.ended_at or now
    thanks = ThankYou.objects.create(interview=interview, due_from=due_from)
    reconcile(subject=(THANKS, thanks.pk), plan=thanks_plan(thanks), now=now)


def _refer(interview: Interview, given: Name, *, now: datetime, by: Person) -> None:
    """A name that was given becomes one of the student's people, with who gave it."""
    giver = interview.contact
    who = Acquaintance(
        name=given.name,
        relation=Relation.REFERRAL,
        organization=given.organization,
        how_found=f"{giver.name} suggested that I write to you." if given.may_use_name else "",
        referred_by=giver,
        may_use_name=given.may_use_name,
    )
    contact = add(who, student=giver.student, now=now, by=by)
    Referral.objects.create(
        interview=interview,
        name=given.name,
        organization=given.organization,
        may_use_name=given.may_use_name,
        contact=contact,
    )
