"""Nothing more between one alum and one student; the verbs above end what goes on."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person, Role
from apps.alumni.actions.unsaying import unsay_room
from apps.alumni.models import Alum, Block, Wait
from apps.alumni.places import lock
from apps.core.moves import NotYours
from apps.timeline.actions import record


@transaction.atomic
def block(alum: Alum, person: Person, *, now: datetime, by: Person) -> bool:
    """By either of the two, or a coordinator; False where it stands already."""
    if by.role != Role.COORDINATOR and by.pk not in {alum.person_id, person.pk}:
        raise NotYours
    lock(alum)
    if Block.objects.between(alum, person).exists():
        return False
    made = Block.objects.create(alum=alum, person=person, by=by, at=now)
    unsay_room(Wait.objects.for_alumni([alum.pk]).by(person), now=now)
    record(subject=made, verb="block", now=now, by=by)
    return True


@transaction.atomic
def lift(alum: Alum, person: Person, *, now: datetime, by: Person) -> None:
    """By a coordinator alone, who has spoken with both."""
    if by.role != Role.COORDINATOR:
        raise NotYours
    lock(alum)
    for standing in Block.objects.between(alum, person):
        standing.lifted_at = now
        standing.save(update_fields=["lifted_at"])
        record(subject=standing, verb="lift", now=now, by=by)
