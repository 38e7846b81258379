"""Taking and freeing one of an alum's places, under a lock on the alum."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from apps.alumni.models import Alum, Place
from apps.alumni.room import has_room, month_of
from apps.alumni.workflow import Status
from apps.core.moves import Refused


def lock(alum: Alum) -> Alum:
    """The alum's row, held until the transaction ends; always the first lock taken."""
    return Alum.objects.select_for_update().get(pk=alum.pk)


@transaction.atomic
def take(alum: Alum, *, now: datetime, lands_at: datetime | None = None) -> Place:
    """One more request for this alum, or `Refused` with the reason.

    It counts in the month in which its letter lands, in the alum's zone.
    """
    locked = lock(alum)
    lands_at = lands_at or now
    if locked.status != Status.OPTED_IN:
        raise Refused(away(locked.called))
    if not has_room(locked, now=lands_at):
        raise Refused(
            _("%(name)s has no room for another request right now. Your draft is kept.")
            % {"name": locked.first_name}
        )
    return Place.objects.create(alum=locked, month=month_of(lands_at, locked.zone), taken_at=now)


def away(name: str) -> str:
    """The one sentence for whoever left, pauses, or may not be written to by this student."""
    return _("%(name)s is not available at the moment. Your draft is kept.") % {"name": name}


def landed(place: Place, *, at: datetime) -> None:
    """The letter left later than planned (no server, a night): it counts in that month."""
    month = month_of(at, place.alum.zone)
    if month != place.month:
        place.month = month
        place.save(update_fields=["month"])


def give_back(place: Place) -> None:
    """As if it had never been asked: a letter that reached nobody counts nowhere."""
    place.delete()


def free_all(places: QuerySet[Any], *, now: datetime) -> None:
    """The same for a query of ids, in one UPDATE."""
    Place.objects.filter(pk__in=places).open().update(freed_at=now)


def free(place: Place | None, *, now: datetime) -> None:
    """The request is closed, or its conversation held: the next may come."""
    if place is not None:
        Place.objects.filter(pk=place.pk).open().update(freed_at=now)
