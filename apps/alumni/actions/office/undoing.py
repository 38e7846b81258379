"""Taking back what a file did: records that it made go, values that it changed come back.

Whoever was invited, written to or changed since then stays as they are, and who is not to be
contacted stays so.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from apps.alumni.actions.office.writing import rewrite
from apps.alumni.models import Alum, Kin
from apps.alumni.workflow import Status
from apps.core.pointing import pointers
from apps.imports.models import Batch, Deed


def take_back(batch: Batch, deeds: Sequence[Deed], *, now: datetime) -> int:
    """How many records stay at least in part as the file left them. The rows are locked."""
    pks = [deed.record for deed in deeds]
    alumni = {alum.pk: alum for alum in Alum.objects.chosen(pks).select_for_update(of=("self",))}
    later = Deed.objects.later_than(batch, pks)
    made = [deed.record for deed in deeds if deed.is_new and deed.record in alumni]
    free = {pk for pk in made if _is_untouched(alumni[pk]) and pk not in later}
    gone = free - _hanging(free)
    restored: list[Alum] = []
    stayed = len(made) - len(gone)
    for deed in deeds:
        if not deed.is_new and deed.record in alumni:
            stayed += _restore(alumni[deed.record], deed, restored, batch)
    rewrite(restored, now=now)
    Alum.objects.filter(pk__in=gone).delete()
    return stayed


def _is_untouched(alum: Alum) -> bool:
    return alum.status == Status.IMPORTED and alum.person_id is None and not alum.invitations


def _restore(alum: Alum, deed: Deed, restored: list[Alum], batch: Batch) -> bool:
    """Gives back each value that is still the file's; whether any stays.

    All stay of who was written to or answered since: they saw these values.
    """
    met = [moment for moment in (alum.invited_at, alum.opted_in_at) if moment]
    if alum.closed_for or max(met, default=batch.created_at) > batch.created_at:
        return True
    mine = {name: value for name, value in deed.after.items() if getattr(alum, name) == value}
    back = {name for name in mine if name not in alum.own}
    for name in back:
        setattr(alum, name, deed.before[name])
    if back:
        restored.append(alum)
    return len(back) < len(deed.after)


def _hanging(alumni: Collection[int]) -> set[int]:
    """Those on whom a row of any app hangs."""
    used: set[int] = set()
    for pointer in pointers(Alum):
        if pointer.table is not Kin:
            rows = pointer.rows(**{f"{pointer.column}__in": alumni})
            used |= set(rows.values_list(f"{pointer.column}_id", flat=True))
    return used
