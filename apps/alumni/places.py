"""Taking and freeing one of an alum's places, under a lock on the alum."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.alumni.models import Alum, Place
from apps.alumni.room import has_room, month_of
from apps.core.moves import Refused


def lock(alum: Alum) -> Alum:
    """The alum's row, held until the transaction ends; always the first lock taken."""
    return Alum.objects.select_for_update().get(pk=alum.pk)


@transaction.atomic
def take(alum: Alum, *, now: datetime) -> Place:
    """One more request for this alum, or `Refused` with the reason."""
    locked = lock(alum)
    if not has_room(locked, now=now):
        raise Refused(
            _("%(name)s has no room for another request right now. Your draft is kept.")
            % {"name": locked.first_name}
        )
    return Place.objects.create(alum=locked, month=month_of(now, locked.zone), taken_at=now)


def give_back(place: Place) -> None:
    """As if it had never been asked: an undone request counts nowhere."""
    place.delete()


def free(place: Place | None, *, now: datetime) -> None:
    """The request is closed, or its conversation held: the next may come."""
    if place is not None:
        Place.objects.filter(pk=place.pk).open().update(freed_at=now)
