"""Who is here already, for the rows of one piece."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db.models.functions import Lower

from apps.accounts.models import Person
from apps.students.entry import Entry
from apps.students.models import Student


@dataclass(frozen=True)
class Known:
    """By username, by address in small letters; `unproven` signed up and never showed theirs.

    `leaving` are people whose own rows, in the same piece, give them another address.
    """

    by_username: dict[str, Student]
    by_email: dict[str, Student]
    people: dict[str, Person]
    unproven: set[int]
    advisors: dict[str, Person]
    leaving: set[int]


def known_to(entries: Sequence[Entry], *, locked: bool) -> Known:
    """Students and other people whom rows may be about; `locked` until the transaction ends."""
    emails = {entry.email for entry in entries}
    names = {entry.username for entry in entries if entry.username}
    found = Student.objects.on_a_roster(names, emails)
    if locked:
        found = found.select_for_update(of=("self", "person"), no_key=True).order_by("pk")
    students = list(found)
    by_username = {student.username: student for student in students if student.username}
    met = holders(emails)
    return Known(
        by_username=by_username,
        by_email={student.person.email.lower(): student for student in students},
        people=met,
        unproven=_unproven([person.pk for person in met.values()]),
        advisors={person.email.lower(): person for person in Person.objects.advisors()},
        leaving=_leaving(entries, by_username, met),
    )


def holders(emails: Iterable[str]) -> dict[str, Person]:
    """Who signs in with these addresses, which are in small letters."""
    people = Person.objects.filter(may_sign_in=True).annotate(address=Lower("email"))
    return {person.address: person for person in people.filter(address__in=list(emails))}


def attainable(wants: Mapping[int, str], held: Mapping[str, Person]) -> dict[int, str]:
    """Person -> address, without those whose address somebody holds who does not leave it."""
    found = dict(wants)
    while stuck := [
        pk for pk, email in found.items() if email in held and held[email].pk not in {*found, pk}
    ]:
        for pk in stuck:
            del found[pk]
    return found


def _leaving(
    entries: Sequence[Entry], students: Mapping[str, Student], held: Mapping[str, Person]
) -> set[int]:
    wants = {
        student.person_id: entry.email
        for entry in entries
        if (student := students.get(entry.username))
        and student.is_enrolled
        and student.person.email.lower() != entry.email
    }
    return set(attainable(wants, held))


def _unproven(people: Sequence[int]) -> set[int]:
    """A sign-up that nobody confirmed holds nothing and gives way: the center knows whose it is."""
    addresses = EmailAddress.objects.filter(user__in=people).values_list("user", "verified")
    proven = {user for user, verified in addresses if verified}
    return {user for user, _verified in addresses} - proven
