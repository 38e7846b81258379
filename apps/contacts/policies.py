from apps.accounts.models import Person
from apps.contacts.models import Contact


def is_own_contact(person: Person, contact: Contact) -> bool:
    return contact.student.person_id == person.pk
