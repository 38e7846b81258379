"""What a coordinator changes about the center; each change leaves a row that says so."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.campus.actions.ledger import alone_at_it, change, refuse_crossed
from apps.campus.models import Campus, Change
from apps.campus.rules import SETTINGS


@transaction.atomic
def change_settings(
    said: Mapping[str, object], *, seen: int, now: datetime, by: Person
) -> list[str]:
    """The names that changed. `seen` is the number of the latest change that the page knew.

    `Crossed` where another one came since and what is said differs from it.
    """
    alone_at_it(by)
    campus = Campus.objects.current()
    changed = [name for name in SETTINGS if getattr(campus, name) != said[name]]
    refuse_crossed(changed, seen)
    rows = []
    for name in changed:
        rows.append(change(name, str(getattr(campus, name)), str(said[name]), now=now, by=by))
        setattr(campus, name, said[name])
    campus.save()
    Change.objects.bulk_create(rows)
    return changed
