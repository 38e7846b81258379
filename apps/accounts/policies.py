"""Rules of a door that ask only who someone is."""

from apps.accounts.models import Person, Role


def signed_in(person: Person) -> bool:
    return person.is_authenticated


def is_student(person: Person) -> bool:
    return person.role == Role.STUDENT


def is_alum(person: Person) -> bool:
    return person.role == Role.ALUM


def is_advisor(person: Person) -> bool:
    return person.role == Role.ADVISOR


def is_coordinator(person: Person) -> bool:
    return person.role == Role.COORDINATOR


def is_staff(person: Person) -> bool:
    return person.role in {Role.ADVISOR, Role.COORDINATOR}


def student_or_staff(person: Person) -> bool:
    return is_student(person) or is_staff(person)
