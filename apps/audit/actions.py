from collections.abc import Iterable
from datetime import datetime

from apps.audit.models import Event, What, hashed


def note(
    what: str, *, person: int | None = None, code: str = "", now: datetime, by: int | None
) -> Event:
    """Write down what somebody did, in the transaction in which it happens.

    `by` and `person` (whom it is about) are numbers of persons: this app lies below them.
    """
    return Event.objects.create(what=what, person=person, note=code, at=now, by=by)


def note_all(
    what: str, people: Iterable[int], *, code: str = "", now: datetime, by: int | None
) -> None:
    """The same about many persons, a statement for each thousand."""
    rows = [Event(what=what, person=person, note=code, at=now, by=by) for person in people]
    Event.objects.bulk_create(rows, batch_size=1000)


def note_settings(codes: Iterable[str], *, now: datetime, by: int) -> None:
    """Which settings somebody changed, with one statement."""
    rows = [Event(what=What.SETTING, note=code, at=now, by=by) for code in codes]
    Event.objects.bulk_create(rows)


def note_visit(event: Event, *, address: str, typed: str = "") -> Event:
    """Write down what came in over the network; `typed` is an e-mail address, neither is kept."""
    event.place, event.whom = hashed("place", address), hashed("whom", typed.strip())
    event.save(force_insert=True)
    return event
