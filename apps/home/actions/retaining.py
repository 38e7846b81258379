"""Rows whose time is over are deleted or emptied, some at a time."""

from collections import Counter
from datetime import datetime, timedelta

from django.apps import apps
from django.db import transaction

from apps.audit import actions as audit
from apps.audit.models import What
from apps.home.actions.erasing.steps import HOURS, begun
from apps.home.kept import KEPT
from apps.home.models import Erasure
from apps.home.retention import overdue, people_overdue, timed
from apps.mail.actions import post_all

BATCH = 1000


def retain(*, now: datetime) -> Counter[str]:
    """Every table of `kept` that ends by time; returns rows by table.

    Each batch is a transaction, so that no lock is held for long and a stop loses nothing.
    """
    done: Counter[str] = Counter()
    for label in timed():
        while count := _batch(label, now):
            done[label] += count
    done["accounts.Person"] += _begin_erasures(now)
    return +done


@transaction.atomic
def _batch(label: str, now: datetime) -> int:
    model = apps.get_model(label)
    numbers = list(overdue(label, now).order_by("pk").values_list("pk", flat=True)[:BATCH])
    if not numbers:
        return 0
    rows, empties = model._base_manager.filter(pk__in=numbers), KEPT[label].empties
    if empties:
        return int(rows.update(**empties))
    rows.delete()
    return len(numbers)


@transaction.atomic
def _begin_erasures(now: datetime) -> int:
    """Nobody pressed; coordinators see them listed, and have 72 hours as with others."""
    people = list(people_overdue(now)[:BATCH])
    until = now + timedelta(hours=HOURS)
    Erasure.objects.filter(person__in=[one.pk for one in people], due_at=None).open().update(
        due_at=until
    )
    known = set(Erasure.objects.open().values_list("person", flat=True))
    fresh = [Erasure(person=one.pk, due_at=until) for one in people if one.pk not in known]
    Erasure.objects.bulk_create(fresh)
    audit.note_all(What.ERASURE, [one.pk for one in people], now=now, by=None)
    theirs = {one.person: one for one in Erasure.objects.open().filter(due_at=until)}
    post_all([begun(theirs[one.pk], until, one) for one in people], now=now, by=None)
    return len(people)
