"""Two entries of one person become one, and can be parted again for a day."""

from collections.abc import Callable, Collection, Iterator, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.apps import apps
from django.db import models, transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Keeping, keeping_of
from apps.contacts.actions.keeping import (
    begin_keeping,
    end_keeping,
    plan_state,
    put_plan_back,
)
from apps.contacts.models import Apart, Contact, KeepInTouch, Merge
from apps.contacts.pairs import Pair, restore, together, write
from apps.contacts.workflow import Status
from apps.core.moves import NotYours, Refused
from apps.core.pointing import pointers
from apps.students.actions import lock
from apps.timeline.actions import record

PART_WITHIN = timedelta(hours=24)  # nobody was told, so there is time to find out
Moved = tuple[str, str, Any, Any, list[int]]  # as `Merge.moved`


# What tells of the merges themselves stays where it is.
_MERGED: dict[type[models.Model], set[str]] = {
    Merge: {"kept", "other"},
    Contact: {"merged_into"},
    Apart: {"one", "other"},
}
HandOver = Callable[[Pair], Sequence[Moved]]


@transaction.atomic
def merge(
    pair: Pair, theirs: Collection[str], *, hand_over: HandOver, now: datetime, by: Person
) -> Merge:
    """Everything of `other` moves to `kept`; of the fields in `theirs` its words are taken.

    Words that were not taken stand in the private notes. `hand_over` joins what an app above has
    once for each of the two.
    """
    _lock(pair, by)
    kept, other = pair.kept, pair.other
    if kept.alum_id is not None and other.alum_id is not None:
        raise Refused(_("These are two people in the alumni directory."))
    plans = [plan_state(kept), plan_state(other)]
    _one_plan(pair, now=now, by=by)
    moved = [*hand_over(pair), *_moved(pair)]
    changed = write(kept, together(pair, theirs))
    other.merged_into, other.archived_at = kept, now
    other.save(update_fields=["merged_into", "archived_at"])
    kept.save()
    if keeping_of(kept.alum, by) == Keeping.NO:
        end_keeping(kept, now=now, by=None)
    record(subject=kept, verb="merge", now=now, by=by)
    fields: dict[str, Any] = {"moved": moved, "changed": changed, "plans": plans}
    return Merge.objects.create(kept=kept, other=other, at=now, **fields)


@transaction.atomic
def part(merged: Merge, *, now: datetime, by: Person) -> Pair:
    """Two people again: rows go back, and words that were not changed since then."""
    pair = Pair(merged.kept, merged.other)
    lock(pair.kept.student)
    merged.refresh_from_db(from_queryset=Merge.objects.select_for_update())
    if pair.kept.student.person_id != by.pk:
        raise NotYours
    if merged.parted_at is not None:
        return pair
    if now - merged.at > PART_WITHIN:
        raise Refused(_("A day has passed since then; the two stay one person."))
    _move_back(merged)
    pair.other.merged_into = pair.other.archived_at = None
    pair.other.save(update_fields=["merged_into", "archived_at"])
    for contact, state in zip((pair.kept, pair.other), merged.plans, strict=True):
        if state and state != plan_state(contact):
            put_plan_back(contact, state, now=now)
    merged.parted_at = now
    merged.save(update_fields=["parted_at"])
    record(subject=pair.kept, verb="part", now=now, by=by)
    return pair


def keep_apart(pair: Pair, *, now: datetime, by: Person) -> None:
    """Two people who share a sign: they are not held against each other again."""
    _own(pair, by)
    one, other = sorted((pair.kept, pair.other), key=lambda each: each.pk)
    Apart.objects.get_or_create(one=one, other=other, defaults={"at": now})


def _own(pair: Pair, by: Person) -> None:
    if {each.student.person_id for each in (pair.kept, pair.other)} != {by.pk}:
        raise NotYours


def _lock(pair: Pair, by: Person) -> None:
    """Both rows as they are now, in the order of their numbers."""
    _own(pair, by)
    lock(pair.kept.student)
    for contact in sorted((pair.kept, pair.other), key=lambda each: each.pk):
        contact.refresh_from_db(from_queryset=Contact.objects.select_for_update())
    if pair.kept.pk == pair.other.pk or pair.kept.archived_at or pair.other.archived_at:
        raise Refused(_("One of the two is put away, or they are one person already."))


def _one_plan(pair: Pair, *, now: datetime, by: Person) -> None:
    """Of two plans that of `kept` stays; `other`'s ends, or is taken over where `kept`'s ended."""
    mine = KeepInTouch.objects.with_contact(pair.kept)
    theirs = KeepInTouch.objects.with_contact(pair.other)
    if mine is None or theirs is None or theirs.status == Status.ENDED:
        return
    end_keeping(pair.other, now=now, by=by)
    if mine.status == Status.ENDED:
        begin_keeping(pair.kept, theirs.pace, now=now, by=by)


def _moved(pair: Pair) -> Iterator[Moved]:
    """Repoints every row that hangs on `other`; what each person has once stays if both have it."""
    for pointer in pointers(Contact):
        column = pointer.column
        if column in _MERGED.get(pointer.table, ()):
            continue
        ids = sorted(pointer.rows(**{column: pair.other}).values_list("pk", flat=True))
        is_double = pointer.is_single and pointer.rows(**{column: pair.kept}).exists()
        if ids and not is_double:
            pointer.rows(pk__in=ids).update(**{column: pair.kept})
            yield (pointer.table._meta.label, column, pair.other.pk, pair.kept.pk, ids)


def _move_back(merged: Merge) -> None:
    """Every row that is still where the merge put it, and the words that nobody changed."""
    for label, column, was, became, ids in merged.moved:
        rows = apps.get_model(label)._base_manager.filter(pk__in=ids, **{column: became})
        rows.update(**{column: was})
    kept = merged.kept
    kept.refresh_from_db(from_queryset=Contact.objects.select_for_update())
    restore(kept, merged.changed)
    kept.save()
