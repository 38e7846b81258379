"""Brings the summary up to what the marks say has changed: a worker all, a page a little."""

from collections.abc import Mapping

from django.db import transaction
from django.db.models import Max

from apps.advising.models import Mark, OwnMove, Standing
from apps.advising.standing import BATCH, Stand, counted
from apps.core.locks import alone, is_free
from apps.students.models import Student
from apps.students.models.student import Students

AT_A_LOOK = 200  # students that a page counts before it is shown, about a second
_LOCK = "advising.fold"


def fold() -> int:
    """Counts every student anew who is marked by now; returns how many.

    One at a time, so that none goes back. Marks are of committed changes, so what is read after
    taking one holds its change. Those that others write meanwhile are for the next time.
    """
    last = Mark.objects.aggregate(last=Max("pk"))["last"] or 0
    done = 0
    while Mark.objects.filter(pk__lte=last).exists():
        done += _some()
    return done


def fold_for(students: Students) -> bool:
    """Counts a few of these, unless somebody is counting; whether all of them are counted."""
    mine = Mark.objects.of(students)
    if not mine.exists():
        return True
    with transaction.atomic():
        if is_free(_LOCK):
            _write(counted(Mark.objects.take_of(students, AT_A_LOOK)))
    return not mine.exists()


@transaction.atomic
def _some() -> int:
    alone(_LOCK)
    ids = Mark.objects.take(BATCH)
    _write(counted(ids))
    return len(ids)


def _write(stands: Mapping[int, Stand]) -> None:
    rows = Standing.objects.bulk_create(
        [Standing(student_id=pk, reached=stand.reached) for pk, stand in stands.items()],
        update_conflicts=True,
        unique_fields=["student"],
        update_fields=["reached"],
    )
    OwnMove.objects.filter(standing__in=[row.pk for row in rows]).delete()
    OwnMove.objects.bulk_create(
        OwnMove(standing_id=row.pk, step=step, since=since, days=days, hidden_until=hidden)
        for row in rows
        for step, since, days, hidden in stands[row.student_id].moves
    )


def mark_all() -> int:
    """Has everybody counted anew: after a rule about steps or days has changed."""
    ids = Student.objects.order_by("pk").values_list("pk", flat=True)
    return len(Mark.objects.bulk_create([Mark(student_id=pk) for pk in ids], batch_size=5000))
