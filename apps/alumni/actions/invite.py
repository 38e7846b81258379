"""Asking alumni whether they would like to be asked. Nobody becomes visible by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.accounts.policies import is_coordinator
from apps.alumni.actions.closing import invitation_key
from apps.alumni.actions.move import move_all
from apps.alumni.models import Alum
from apps.alumni.places import lock
from apps.alumni.policies import parties
from apps.alumni.reach import choices_link
from apps.alumni.workflow import Party, Status
from apps.campus.models import Campus
from apps.core.moves import NotYours, StaleMove
from apps.mail.actions import post, post_all
from apps.mail.letters import Letter, LinkTo, Urgency
from apps.reminders.band import Band

LASTS_DAYS = 60
AGAIN_AFTER = timedelta(days=14)  # before that a second invitation is a slip of the hand


@dataclass(frozen=True)
class Sent:
    """How many of the chosen were written to, and how many not."""

    invited: int
    left_out: int


@transaction.atomic
def invite(pks: Collection[int], *, now: datetime, by: Person) -> Sent:
    """One letter each to those who may be asked now; the others are counted, not an error."""
    if not is_coordinator(by):
        raise NotYours
    chosen = list(Alum.objects.chosen(pks).select_for_update(of=("self",)))
    ready = [alum for alum in chosen if is_ready(alum, now)]
    _meet(ready)
    for alum in ready:
        alum.invitations, alum.invited_at = alum.invitations + 1, now
    move_all(ready, "invite", ["person", "invitations", "invited_at"], now=now, by=by)
    campus = Campus.objects.current()
    post_all([_letter(alum, campus, now) for alum in ready], now=now, by=by)
    return Sent(len(ready), len(set(pks)) - len(ready))


def is_ready(alum: Alum, now: datetime) -> bool:
    """Has an address, and was not invited before or long enough ago."""
    if not alum.email:
        return False
    if alum.status == Status.INVITED:
        return alum.invited_at is None or alum.invited_at <= now - AGAIN_AFTER
    return alum.status == Status.IMPORTED


def _meet(alumni: Sequence[Alum]) -> None:
    """Whoever is written to is a person; they may not sign in."""
    strangers = [alum for alum in alumni if alum.person is None]
    people = [
        Person(
            email=alum.email,
            name=alum.name[:150],
            called=alum.called[:60],
            zone=alum.zone or "UTC",
            role=Role.ALUM,
        )
        for alum in strangers
    ]
    for person in people:
        person.set_unusable_password()
    for alum, person in zip(
        strangers, Person.objects.bulk_create(people, batch_size=1000), strict=True
    ):
        alum.person = person


@transaction.atomic
def send_fresh_link(alum: Alum, *, now: datetime, by: Person) -> None:
    """A link that can raise a limit or end a pause, to the address on file; one a day at most."""
    locked = lock(alum)
    if Party.ALUM not in parties(locked, by):
        raise NotYours
    if locked.status not in {Status.OPTED_IN, Status.PAUSED}:
        raise StaleMove(_("You are not in the directory any more, so there is nothing to change."))
    letter = Letter(
        template="alumni/mail/fresh_link",
        recipient=by,
        dedupe_key=f"fresh_link:{alum.pk}:{now.date()}",
        links=(_join(alum),),
    )
    post(letter, now=now, by=by)


def _join(alum: Alum) -> LinkTo:
    return LinkTo("join", "alumni:opt_in", "invitation", "alumni.alum", alum.pk, LASTS_DAYS)


def _letter(alum: Alum, campus: Campus, now: datetime) -> Letter:
    assert alum.person is not None  # noqa: S101 - met above
    band = Band(alum.person.zone, campus.day_starts, campus.day_ends)
    return Letter(
        template="alumni/mail/invitation",
        recipient=alum.person,
        dedupe_key=invitation_key(alum, alum.invitations),
        values={"minutes": campus.minutes},
        links=(_join(alum), choices_link(alum.pk)),
        not_before=band.next(now),
        urgency=Urgency.LATER,
    )
