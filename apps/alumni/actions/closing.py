"""No more word to somebody, for good."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.actions.move import move_all
from apps.alumni.models import Alum
from apps.alumni.workflow import OF_ONE
from apps.mail.actions import suppress_all, withdraw

CLOSED = "record closed"


def invitation_key(alum: int, count: int) -> str:
    """Names the occasion of an invitation in the outbox: to which record, and which one."""
    return f"invitation:{alum}:{count}"


@transaction.atomic
def close_all(alumni: Sequence[Alum], *, now: datetime, by: Person | None) -> None:
    """Suppresses rows that the caller holds locked and has given a reason (`closed_for`)."""
    if alumni:
        move_all(alumni, "suppress", ["closed_for"], now=now, by=by)
        withdraw(keys=[invitation_key(alum.pk, alum.invitations) for alum in alumni])
        close_addresses(alumni, now=now)


def close_addresses(alumni: Sequence[Alum], *, now: datetime) -> None:
    """No mail any more to where these people read, except where others read as well.

    Who died or is not there any more says nothing about whoever else has that address.
    """
    people = [alum.person.pk for alum in alumni if alum.person]
    gone = _addresses(alum for alum in alumni if alum.closed_for in OF_ONE)
    closed = _addresses(alum for alum in alumni if alum.closed_for not in OF_ONE)
    found = closed | (gone - Alum.objects.open_at(gone))
    others = Person.objects.read_by_others(found, people)
    mine = [address for address in found if address.casefold() not in others]
    suppress_all(mine, reason=CLOSED, now=now)


def _addresses(alumni: Iterable[Alum]) -> set[str]:
    """Of the record and of the person: either may be written to by what was planned before."""
    found = [(alum.email, alum.person.email if alum.person else "") for alum in alumni]
    return {address for pair in found for address in pair if address}
