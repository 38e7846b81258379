"""All rows that are a person's own go; what others keep of them is emptied first."""

from collections import Counter
from collections.abc import Mapping

from django.db import DEFAULT_DB_ALIAS, models
from django.db.models.deletion import Collector

from apps.accounts.models import Person
from apps.accounts.sessions import end_all
from apps.alumni.models import Alum
from apps.home.actions.erasing.traces import emptied, removed
from apps.home.actions.erasing.whose import Erased

Counts = dict[str, dict[str, int]]


def erase(person: Person) -> Counts:
    """Rows by table: what was deleted, and what stays with its words emptied.

    Runs in a transaction of the caller. Ledgers are not touched: they hold numbers alone.
    """
    alumni = list(Alum.objects.filter(person=person))
    collector = Collector(using=DEFAULT_DB_ALIAS, origin=person)
    collector.collect([person])
    if alumni:
        collector.collect(alumni)
    whose = Erased(person, alumni, _numbers(collector))
    end_all(person)
    words, others = emptied(whose), removed(whose)
    _count, rows = collector.delete()
    return {"deleted": _sorted(Counter(rows) + others), "emptied": _sorted(words)}


def _numbers(collector: Collector) -> dict[type[models.Model], list[int]]:
    """Which rows of which tables go, also those that are deleted without being read."""
    found: dict[type[models.Model], set[int]] = {}
    for model, rows in collector.data.items():
        found.setdefault(model, set()).update(row.pk for row in rows)
    for unread in collector.fast_deletes:
        found.setdefault(unread.model, set()).update(unread.values_list("pk", flat=True))
    return {model: sorted(numbers) for model, numbers in found.items()}


def _sorted(counts: Mapping[str, int]) -> dict[str, int]:
    return {label: counts[label] for label in sorted(counts) if counts[label]}
