"""Brings the summary up to what the marks say has changed; whoever reads it does this first."""

from collections.abc import Mapping

from django.db import transaction

from apps.advising.models import Mark, OwnMove, Standing
from apps.advising.standing import BATCH, Stand, counted
from apps.core.locks import alone
from apps.students.models import Student


def fold() -> int:
    """Counts every marked student anew; returns how many. One at a time, so that none goes back.

    Marks are of committed changes, so what is read after taking one holds its change.
    """
    done = 0
    while Mark.objects.exists():
        done += _some()
    return done


@transaction.atomic
def _some() -> int:
    alone("advising.fold")
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
