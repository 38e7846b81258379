"""What coordinators alone may do, and who changes their own address."""

from django.conf import settings

from apps.accounts.models import Away, Person
from apps.accounts.policies import is_advisor, is_coordinator, is_student
from apps.home.models import Erasure
from apps.students.models import Student

__all__ = [
    "is_coordinator",
    "may_certify",
    "may_change_address",
    "may_end",
    "may_look_on",
    "may_manage",
    "may_say_away",
]


def may_manage(person: Person, _colleague: Person) -> bool:
    return is_coordinator(person)


def may_end(person: Person, away: Away) -> bool:
    """An advisor their own."""
    return may_say_away(person, away.person)


def may_say_away(person: Person, colleague: Person) -> bool:
    """Whose days away they may note and end: an advisor's own, a coordinator anybody's."""
    return is_coordinator(person) or (person == colleague and is_advisor(person))


def may_certify(person: Person, _erasure: Erasure) -> bool:
    return is_coordinator(person)


def may_look_on(person: Person, student: Student) -> bool:
    """As somebody who is a student still; whom a coordinator may see, the door has asked."""
    return is_coordinator(person) and student.is_enrolled


def may_change_address(person: Person) -> bool:
    """Who signs in with an address of their own; that of a student whom the campus names is not.

    Where no domain lets students sign up, the roster has brought them all.
    """
    if not person.may_sign_in:
        return False
    if not is_student(person):
        return True
    signed_up = bool(settings.RAPPORT_STUDENT_DOMAINS)
    return signed_up and not Student.objects.named_by_campus([person.pk]).exists()
