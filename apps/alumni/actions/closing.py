"""No more word to somebody, for good."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.actions.move import move_all
from apps.alumni.models import Alum
from apps.mail.actions import suppress_all, withdraw

CLOSED = "record closed"


def invitation_key(alum: Alum, count: int) -> str:
    """Names the occasion of an invitation in the outbox."""
    return f"invitation:{alum.pk}:{count}"


@transaction.atomic
def close_all(alumni: Sequence[Alum], *, now: datetime, by: Person | None) -> None:
    """Suppresses rows that the caller holds locked and has given a reason (`closed_for`)."""
    if alumni:
        move_all(alumni, "suppress", ["closed_for"], now=now, by=by)
        withdraw(keys=[invitation_key(alum, alum.invitations) for alum in alumni])
        suppress_all(_addresses(alumni), reason=CLOSED, now=now)


def _addresses(alumni: Sequence[Alum]) -> list[str]:
    """Of the record and of the person: either may be written to by what was planned before."""
    found = [alum.email for alum in alumni]
    found += [alum.person.email for alum in alumni if alum.person]
    return [address for address in found if address]
