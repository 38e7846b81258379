from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model

from apps.accounts.models import Person, label_of
from apps.timeline.models import Entry


def record(*, subject: Model, verb: str, note: str = "", now: datetime, by: Person | None) -> Entry:
    """Write down that something happened; runs in the transaction of what happened.

    `by` is None for what the system did by itself.
    """
    return Entry.objects.create(
        subject_type=label_of(subject), subject_id=subject.pk, verb=verb, note=note, at=now, by=by
    )


def record_all(
    subjects: Iterable[Model], *, verb: str, now: datetime, by: Person | None
) -> list[Entry]:
    """The same thing happened to many, with one INSERT."""
    entries = [
        Entry(subject_type=label_of(subject), subject_id=subject.pk, verb=verb, at=now, by=by)
        for subject in subjects
    ]
    return Entry.objects.bulk_create(entries, batch_size=1000)
