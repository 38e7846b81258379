"""Asking alumni whether they would like to be asked. Nobody becomes visible by it."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.accounts.policies import is_coordinator
from apps.alumni.actions.closing import invitation_key
from apps.alumni.actions.move import move_all
from apps.alumni.models import Alum
from apps.alumni.models.inviting import AGAIN_AFTER, MOST_MAILS
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
INVITATION = "alumni/mail/invitation"


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
    written = write_to(pks, now=now, by=by)
    return Sent(len(written), len(set(pks)) - len(written))


def write_to(pks: Collection[int], *, now: datetime, by: Person) -> set[int]:
    """Locks them, writes to those who may be asked now, and returns their numbers."""
    chosen = list(Alum.objects.chosen(pks).select_for_update(of=("self",)))
    ready = [alum for alum in chosen if is_ready(alum, now)]
    _meet(ready)
    for alum in ready:
        alum.invitations, alum.invited_at = alum.invitations + 1, now
    move_all(ready, "invite", ["person", "invitations", "invited_at"], now=now, by=by)
    campus = Campus.objects.current()
    post_all([_letter(alum, campus, now) for alum in ready], now=now, by=by)
    return {alum.pk for alum in ready}


def is_ready(alum: Alum, now: datetime) -> bool:
    """Has an address that works, and was not invited before, or once, long ago, and is silent."""
    if not alum.email or alum.unreachable or alum.invitations >= MOST_MAILS or alum.not_now_at:
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
        links=(_join(alum), choices_link(alum.pk)),
    )
    post(letter, now=now, by=by)


def invitation_letter(reader: Person) -> Letter:
    """The first mail as this person would get it, to be looked at; never posted."""
    campus = Campus.objects.current()
    return Letter(
        template=INVITATION,
        recipient=reader,
        dedupe_key="",
        values=invitation_values(campus, is_last=False),
        links=(LinkTo("join", "alumni:opt_in"), choices_link(None)),
    )


def _join(alum: Alum) -> LinkTo:
    return LinkTo("join", "alumni:opt_in", "invitation", "alumni.alum", alum.pk, LASTS_DAYS)


def invitation_values(campus: Campus, *, is_last: bool) -> dict[str, int | bool]:
    """What the mail says; the second one says that it is the last."""
    return {"minutes": campus.minutes, "is_last": is_last}


def _letter(alum: Alum, campus: Campus, now: datetime) -> Letter:
    assert alum.person is not None  # noqa: S101 - met above
    band = Band.of(campus, alum.person.zone)
    return Letter(
        template=INVITATION,
        recipient=alum.person,
        dedupe_key=invitation_key(alum.pk, alum.invitations),
        values=invitation_values(campus, is_last=alum.invitations >= MOST_MAILS),
        links=(_join(alum), choices_link(alum.pk)),
        not_before=band.next(now),
        urgency=Urgency.LATER,
    )
