"""Taking back what a roster did: who came by it goes, what it changed comes back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress

from apps.accounts.models import Person
from apps.core.pointing import pointers
from apps.imports.models import Batch, Deed
from apps.students.actions.entrusting import Charge, entrust
from apps.students.actions.roster.judging import PERSONAL, plain
from apps.students.actions.roster.writing import rewrite
from apps.students.models import Advising, Student

_NOT_THEIRS = (Advising, EmailAddress, Student)  # what came with them


def take_back(batch: Batch, deeds: Sequence[Deed], *, now: datetime) -> int:
    """How many records stay at least in part as the file left them. The rows are locked.

    Whoever signed in, or on whom anything hangs, stays; so does what somebody changed since.
    """
    pks = [deed.record for deed in deeds]
    found = Student.objects.chosen(pks).select_for_update(of=("self", "person")).order_by("pk")
    students = {student.pk: student for student in found}
    later = Deed.objects.later_than(batch, pks)
    here = [deed for deed in deeds if deed.record in students]
    made = [deed for deed in here if deed.is_new]
    stayed = _send_away(made, students, later)
    restored: list[Student] = []
    charges: list[Charge] = []
    for deed in here:
        if not deed.is_new:
            stayed += _restore(students[deed.record], deed, restored, charges)
    rewrite(restored)
    entrust(charges, now=now, by=None)
    return stayed


def _send_away(made: Sequence[Deed], students: dict[int, Student], later: Collection[int]) -> int:
    """How many of those whom the file brought stay."""
    free = {
        deed.record: students[deed.record].person_id
        for deed in made
        if deed.record not in later and _is_untouched(students[deed.record])
    }
    used = _hanging(Student, free) if free else set()
    busy = _hanging(Person, free.values()) if free else set()
    gone = {pk: person for pk, person in free.items() if pk not in used and person not in busy}
    let_in = {deed.record for deed in made if deed.after.get("let_in")}
    Student.objects.filter(pk__in=gone).delete()
    Person.objects.filter(pk__in=[gone[pk] for pk in gone if pk in let_in]).delete()
    return len(made) - len(gone)


def _is_untouched(student: Student) -> bool:
    return student.welcomed_at is None and student.person.last_login is None


def _hanging(table: type[Student] | type[Person], pks: Collection[int]) -> set[int]:
    """Those on whom a row of any app hangs.

    What there is one of for each student is counted from everything else; nobody wrote it.
    """
    used: set[int] = set()
    for pointer in pointers(table):
        is_counted = table is Student and pointer.is_single
        if pointer.table not in _NOT_THEIRS and not is_counted:
            rows = pointer.rows(**{f"{pointer.column}__in": list(pks)})
            used |= set(rows.values_list(f"{pointer.column}_id", flat=True))
    return used


def _restore(student: Student, deed: Deed, restored: list[Student], charges: list[Charge]) -> bool:
    """Gives back each value that is still the file's; whether any stays."""
    back = [
        name for name in deed.after if plain({name: _now(student, name)})[name] == deed.after[name]
    ]
    for name in back:
        if name == "advisor":
            charges.append(Charge(student.pk, _advisor(deed.before[name])))
        else:
            setattr(_owner(student, name), name, _read(name, deed.before[name]))
    if back:
        restored.append(student)
    return len(back) < len(deed.after)


def _owner(student: Student, name: str) -> Student | Person:
    return student.person if name in PERSONAL else student


def _now(student: Student, name: str) -> Any:  # noqa: ANN401 - of any field
    return student.advisor_id if name == "advisor" else getattr(_owner(student, name), name)


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - as JSON kept it
    return date.fromisoformat(value) if name == "graduates_on" and value else value


def _advisor(pk: int | None) -> Person | None:
    """Whoever left meanwhile, or advises no more, does not come back by it."""
    return Person.objects.advisors().filter(pk=pk).first() if pk else None
