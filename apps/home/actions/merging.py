"""Two entries of one person, in every app that knows them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.advising.recount import count
from apps.contacts.actions import merge, part
from apps.contacts.models import Contact, Merge
from apps.contacts.pairs import Pair
from apps.interviews.actions import hand_over
from apps.students.actions import note_step


@transaction.atomic
def merge_people(pair: Pair, theirs: Collection[str], *, now: datetime, by: Person) -> Merge:
    """Two entries become one, with all that was written and agreed with either of them."""
    merged = merge(pair, theirs, hand_over=hand_over, now=now, by=by)
    _recount(pair, now=now)
    return merged


@transaction.atomic
def part_people(merged: Merge, *, now: datetime, by: Person) -> Contact:
    """Takes a merge back; the person who had gone."""
    pair = part(merged, now=now, by=by)
    _recount(pair, now=now)
    return pair.other


def _recount(pair: Pair, *, now: datetime) -> None:
    """What was done with one person may count for another exploration now."""
    for exploration in {pair.kept.exploration, pair.other.exploration}:
        if exploration is None:
            continue
        for step, (number, is_done) in count(exploration).items():
            note_step(exploration, step, count=number, done=is_done, now=now)
