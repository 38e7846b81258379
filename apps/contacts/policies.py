from apps.accounts.models import Person
from apps.contacts.models import AddressBook, Contact, Merge, Touch


def is_own_contact(person: Person, contact: Contact) -> bool:
    return contact.student.person_id == person.pk


def is_own_book(person: Person, book: AddressBook) -> bool:
    return book.student.person_id == person.pk


def is_own_merge(person: Person, merged: Merge) -> bool:
    return merged.kept.student.person_id == person.pk


def is_own_touch(person: Person, touch: Touch) -> bool:
    return touch.contact.student.person_id == person.pk
