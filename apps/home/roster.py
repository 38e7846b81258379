"""Letting people in: a roster entry becomes a person who may sign in, with a verified address."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import transaction

from apps.accounts.models import Person, Role
from apps.campus.models import Campus
from apps.core.wording import first_name
from apps.students.actions import Charge, entrust
from apps.students.models import Student


@dataclass(frozen=True)
class Entry:
    """One line of a roster. `advisor` is an advisor's e-mail address, for students."""

    email: str
    name: str
    role: str
    studies: str = ""
    year: str = ""
    advisor: str = ""


@transaction.atomic
def enter(entry: Entry, password: str | None = None, *, now: datetime) -> Person:
    """Makes the person, and for a student the row of the caseload.

    A sign-up with the address that nobody confirmed gives way: the center knows whose it is.
    Without a password they sign in by a code sent to the address, which the center vouches for.
    `LookupError` if the advisor is unknown, `IntegrityError` if the address is taken.
    """
    name = " ".join(entry.name.split())
    person = Person(
        email=entry.email,
        name=name,
        called=first_name(name),
        role=entry.role,
        zone=Campus.objects.current().zone,
        may_sign_in=True,
    )
    person.set_password(password)
    _clear(entry.email)
    person.save()
    _vouch(person)
    if entry.role == Role.STUDENT:
        _enrol(person, entry, now)
    return person


def _enrol(person: Person, entry: Entry, now: datetime) -> None:
    advisor = _advisor(entry.advisor) if entry.advisor else None
    student = Student.objects.create(person=person, studies=entry.studies, year=entry.year)
    entrust([Charge(student.pk, advisor)], now=now, by=None)


def _clear(email: str) -> None:
    """Removes a sign-up that never showed the address to be its own; it holds nothing yet."""
    found = Person.objects.who_may_sign_in(email).select_for_update().first()
    addresses = EmailAddress.objects.filter(user=found)
    if found and addresses.exists() and not addresses.filter(verified=True).exists():
        found.delete()


def _vouch(person: Person) -> None:
    """The address counts as confirmed; allauth looks addresses up in small letters."""
    address = person.email.lower()
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)


def _advisor(email: str) -> Person:
    found = Person.objects.who_may_sign_in(email).filter(role=Role.ADVISOR).first()
    if found is None:
        raise LookupError(f"There is no advisor with the address {email}.")
    return found
