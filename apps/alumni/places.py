"""Taking and freeing one of an alum's places, under a lock on the alum."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.alumni.models import Alum, Place
from apps.alumni.room import has_room, month_of
from apps.core.moves import Refused


@transaction.atomic
def take(alum: Alum, *, subject_id: int, now: datetime) -> Place:
    """One more request for this alum, or `Refused` with the reason. Locks the alum first."""
    locked = Alum.objects.select_for_update().get(pk=alum.pk)
    if not has_room(locked, now=now):
        raise Refused(
            _("%(name)s has no room for another request right now. Your draft is kept.")
            % {"name": locked.first_name}
        )
    month = month_of(now, locked.zone)
    return Place.objects.create(alum=locked, subject_id=subject_id, month=month, taken_at=now)


def give_back(*, subject_id: int) -> None:
    """As if it had never been asked: an undone request counts nowhere."""
    Place.objects.filter(subject_id=subject_id).delete()


def free(*, subject_id: int, now: datetime) -> None:
    """The request is closed, or its conversation held: the next may come."""
    Place.objects.filter(subject_id=subject_id).open().update(freed_at=now)
