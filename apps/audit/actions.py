from collections.abc import Iterable
from datetime import datetime

from apps.audit.models import Event
from apps.core.lasting import lasting_hmac

DIGITS = 16


def hashed(kind: str, value: str) -> str:
    """The same for the same value, and nothing else can be told from it; empty stays empty."""
    if not value:
        return ""
    return lasting_hmac(f"audit.{kind}", value.casefold()).hexdigest()[:DIGITS]


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


def note_visit(event: Event, *, address: str, typed: str = "") -> Event:
    """Write down what came in over the network; `typed` is an e-mail address, neither is kept."""
    event.place, event.whom = hashed("place", address), hashed("whom", typed.strip())
    event.save(force_insert=True)
    return event
