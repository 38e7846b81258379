"""What the kept summary must say of a student: the same reading of the tables as the pages."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from apps.advising.models import OwnMove, Standing
from apps.advising.steps import Journey, caseload, furthest
from apps.students.models import Student

BATCH = 1000  # students read at once

Moved = tuple[int, datetime, int, datetime | None]  # step, since, days, hidden until


@dataclass(frozen=True)
class Stand:
    """Furthest step reached, 0 for none, and every move of their own."""

    reached: int
    moves: tuple[Moved, ...]


def counted(ids: Collection[int]) -> dict[int, Stand]:
    """By student, read from the tables; who is not there any more is left out."""
    students = Student.objects.filter(pk__in=ids).only("welcomed_at")
    found = caseload(students, zone="UTC")
    return {pk: _stand(found.ways(pk)) for pk in found.journeys}


def _stand(mine: list[Journey]) -> Stand:
    best = furthest(mine)
    view = best.furthest if best else None
    own = [each for journey in mine for each in journey.own()]
    moves = sorted(
        ((int(one.step), one.since, one.days, one.hidden_until) for one in own),
        key=lambda move: move[:3],
    )
    return Stand(int(view.step) if view else 0, tuple(moves))


def kept(ids: Collection[int]) -> dict[int, Stand]:
    """By student, as the summary has it."""
    moves: dict[int, list[Moved]] = {}
    for move in OwnMove.objects.filter(standing__student__in=ids).order_by("step", "since", "days"):
        moves.setdefault(move.standing_id, []).append(
            (move.step, move.since, move.days, move.hidden_until)
        )
    return {
        one.student_id: Stand(one.reached, tuple(moves.get(one.pk, [])))
        for one in Standing.objects.filter(student__in=ids)
    }


def strayed() -> list[str]:
    """What the summary says otherwise than the tables; it has to be up to date."""
    ids = list(Student.objects.order_by("pk").values_list("pk", flat=True))
    found = []
    for start in range(0, len(ids), BATCH):
        part = ids[start : start + BATCH]
        said, true = kept(part), counted(part)
        found += [
            f"student {pk}: {said.get(pk)}, should be {true.get(pk)}"
            for pk in part
            if said.get(pk) != true.get(pk)
        ]
    return found
