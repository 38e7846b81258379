"""Taking back what a roster did: who came by it goes, what it changed comes back."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress

from apps.accounts.models import Person
from apps.core.pointing import pointers
from apps.imports.models import Batch, Deed
from apps.students.actions.entrusting import Charge, entrust
from apps.students.actions.roster.differing import PERSONAL
from apps.students.actions.roster.judging import plain
from apps.students.actions.roster.known import attainable, holders
from apps.students.actions.roster.writing import rewrite
from apps.students.models import Advising, Student

_DAYS = ("starts_on", "graduates_on")
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
    return stayed + _restore([deed for deed in here if not deed.is_new], students, now)


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


def _restore(deeds: Sequence[Deed], students: dict[int, Student], now: datetime) -> int:
    """Gives back each value that is still the file's; of how many any stays."""
    back = {deed.pk: _unchanged(students[deed.record], deed) for deed in deeds}
    advisors = _without_lost(deeds, students, back)
    charges, restored, stayed = [], [], 0
    for deed in deeds:
        student, names = students[deed.record], back[deed.pk]
        for name in names - {"advisor"}:
            setattr(_owner(student, name), name, _read(name, deed.before[name]))
        if "advisor" in names:
            charges.append(Charge(student.pk, advisors.get(deed.before["advisor"])))
        if names:
            restored.append(student)
        stayed += len(names) < len(deed.after)
    rewrite(restored)
    entrust(charges, now=now, by=None)
    return stayed


def _unchanged(student: Student, deed: Deed) -> set[str]:
    """What nobody changed since."""
    now = plain({name: _now(student, name) for name in deed.after})
    return {name for name in deed.after if now[name] == deed.after[name]}


def _without_lost(
    deeds: Sequence[Deed], students: dict[int, Student], back: dict[int, set[str]]
) -> dict[int, Person]:
    """Takes out of `back` addresses that are another's now, and advisors who left; the others."""
    here = {deed: back[deed.pk] for deed in deeds}
    wants = {
        students[deed.record].person_id: deed.before["email"].lower()
        for deed, names in here.items()
        if "email" in names
    }
    free = attainable(wants, holders(wants.values()))
    led = {deed.before["advisor"] for deed, names in here.items() if "advisor" in names}
    advisors = Person.objects.advisors().in_bulk([pk for pk in led if pk])
    for deed, names in here.items():
        if students[deed.record].person_id not in free:
            names.discard("email")
        if deed.before.get("advisor") not in {None, *advisors}:
            names.discard("advisor")
    return advisors


def _owner(student: Student, name: str) -> Student | Person:
    return student.person if name in PERSONAL else student


def _now(student: Student, name: str) -> Any:  # noqa: ANN401 - of any field
    return student.advisor_id if name == "advisor" else getattr(_owner(student, name), name)


def _read(name: str, value: Any) -> Any:  # noqa: ANN401 - as JSON kept it
    return date.fromisoformat(value) if name in _DAYS and value else value
