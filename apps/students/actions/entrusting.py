"""The only writer of who advises a student, and of the history of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.core.bulk import insert_all, update_all
from apps.core.locks import alone
from apps.students.models import Advising, Student


@dataclass(frozen=True)
class Charge:
    """A student, and who advises them from now on; None is nobody."""

    student: int
    advisor: Person | None


def hold_caseloads() -> None:
    """Until the transaction ends nobody else moves students, nor takes an advisor away.

    Asked for before any row is locked: a piece of a roster and the verbs of the staff lock
    students and advisors in orders of their own, and an advisor who leaves takes nobody along.
    """
    alone("students.caseloads")


@transaction.atomic
def entrust(charges: Sequence[Charge], *, now: datetime, by: Person | None) -> list[Student]:
    """Moves students from one caseload to another; those whose advisor changes by it.

    Whoever advised them before reads nothing of theirs from that moment. Locks the students.
    """
    wanted = {charge.student: charge.advisor for charge in charges}
    held = Student.objects.filter(pk__in=wanted).select_for_update().order_by("pk")
    moved = [student for student in held if student.advisor_id != _key(wanted[student.pk])]
    if not moved:
        return []
    for student in moved:
        student.advisor = wanted[student.pk]
    update_all(moved, {"advisor"})
    Advising.objects.current(student.pk for student in moved).update(until=now)
    insert_all(
        [
            Advising(student=student, advisor=student.advisor, since=now, by=by)
            for student in moved
            if student.advisor
        ]
    )
    return moved


def _key(person: Person | None) -> int | None:
    return person.pk if person else None
