"""Writing what was planned for one piece of a roster, set by set."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from apps.accounts.campus.affiliation import give_back
from apps.accounts.models import Person, Role
from apps.core.bulk import insert_all, update_all
from apps.imports.models import Batch, Deed
from apps.students.actions.entrusting import Charge, entrust
from apps.students.actions.roster.judging import Plan
from apps.students.entry import Entry
from apps.students.models import Student

FILLED = {
    *("username", "studies", "year", "college", "cohort", "tags", "on_roster"),
    *("starts_on", "graduates_on", "is_withheld"),
}


def write(plan: Plan, batch: Batch, zone: str, *, now: datetime) -> list[Deed]:
    """The rows as they are planned; what was done, to be undone if somebody asks."""
    Person.objects.filter(pk__in=plan.gone).delete()
    _let_in(plan, zone)
    rewrite(plan.changed)
    charges = [Charge(student.pk, advisor) for student, advisor in plan.moved]
    entrust(charges, now=now, by=batch.uploaded_by)
    give_back(plan.here)
    made = [
        Deed(number=entry.number, record=student.pk, is_new=True, after={"let_in": person is None})
        for entry, student, person in plan.new
    ]
    deeds = [*plan.deeds, *made]
    for deed in deeds:
        deed.batch = batch
    return deeds


def _let_in(plan: Plan, zone: str) -> None:
    """Persons who sign in by a code, with an address that the center vouches for."""
    strangers = [(entry, student) for entry, student, person in plan.new if person is None]
    people = [_person(entry, zone) for entry, _student in strangers]
    for person, pk in zip(people, insert_all(people), strict=True):
        person.pk = pk
    insert_all([_vouched(person) for person in people])
    for (_entry, student), person in zip(strangers, people, strict=True):
        student.person = person
    for _entry, student, known in plan.new:
        if known is not None:
            student.person = known
    students = [student for _entry, student, _person in plan.new]
    for student, pk in zip(students, insert_all(students), strict=True):
        student.pk = pk


def _person(entry: Entry, zone: str) -> Person:
    return Person(
        email=entry.email,
        name=entry.name,
        called=entry.called,
        role=Role.STUDENT,
        zone=zone,
        may_sign_in=True,
        password=make_password(None),
    )


def _vouched(person: Person) -> EmailAddress:
    return EmailAddress(user=person, email=person.email.lower(), verified=True, primary=True)


def rewrite(students: Sequence[Student]) -> None:
    """Fields that a roster may fill; who gets another address signs in with that one.

    All let go of theirs before one takes another's: two may have changed places.
    """
    if not students:
        return
    update_all(students, FILLED)
    people = {student.person_id: student.person for student in students}
    before = Person.objects.filter(pk__in=people).values_list("pk", "email")
    moved = {pk: people[pk] for pk, email in before if email != people[pk].email}
    Person.objects.filter(pk__in=moved).update(may_sign_in=False)
    update_all(list(people.values()), {"name", "called", "email", "may_sign_in"})
    if moved:
        _readdress(moved)


def _readdress(moved: Mapping[int, Person]) -> None:
    primary = EmailAddress.objects.filter(user__in=moved, primary=True)
    primary.update(verified=False)
    addresses = list(primary)
    for address in addresses:
        address.email, address.verified = moved[address.user_id].email.lower(), True
    EmailAddress.objects.bulk_update(addresses, ["email", "verified"], batch_size=1000)
