"""Who is here already, for the rows of one piece."""

from collections.abc import Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from apps.accounts.models import Person
from apps.students.entry import Entry
from apps.students.models import Student


@dataclass(frozen=True)
class Known:
    """By username, by address in small letters; `unproven` signed up and never showed theirs."""

    by_username: dict[str, Student]
    by_email: dict[str, Student]
    people: dict[str, Person]
    unproven: set[int]
    advisors: dict[str, Person]


def known_to(entries: Sequence[Entry], *, locked: bool) -> Known:
    """Students and other people whom rows may be about; `locked` until the transaction ends."""
    emails = {entry.email for entry in entries}
    names = {entry.username for entry in entries if entry.username}
    found = Student.objects.on_a_roster(names, emails)
    students = list(found.select_for_update(of=("self", "person")) if locked else found)
    people = Person.objects.filter(may_sign_in=True).annotate(address=Lower("email"))
    met: dict[str, Person] = {
        person.address: person for person in people.filter(address__in=emails)
    }
    return Known(
        by_username={student.username: student for student in students if student.username},
        by_email={student.person.email.lower(): student for student in students},
        people=met,
        unproven=_unproven([person.pk for person in met.values()]),
        advisors={person.email.lower(): person for person in Person.objects.advisors()},
    )


def _unproven(people: Sequence[int]) -> set[int]:
    """A sign-up that nobody confirmed holds nothing and gives way: the center knows whose it is."""
    addresses = EmailAddress.objects.filter(user__in=people).values_list("user", "verified")
    proven = {user for user, verified in addresses if verified}
    return {user for user, _verified in addresses} - proven
