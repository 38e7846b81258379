"""A student's people as files that other address books read: vCard 4.0 (RFC 6350) and CSV."""

from collections.abc import Iterable

import vobject

from apps.contacts.models import Contact
from apps.imports.reading import written

HEADER = [
    "Name",
    "First Name",
    "Organization",
    "Title",
    "E-mail",
    "Profile",
    "How we know each other",
    "Given by",
    "Notes",
    "Since",
]


def vcards(people: Iterable[Contact]) -> str:
    """One card a person; notes go along, what an alum shows only in Rapport does not."""
    return "".join(_vcard(person) for person in people)


def _vcard(person: Contact) -> str:
    card = vobject.vCard()
    card.add("version").value = "4.0"
    card.add("uid").value = f"urn:rapport:contact:{person.pk}"
    card.add("fn").value = person.name
    card.add("n").value = vobject.vcard.Name(
        given=person.called, family=_family(person), additional="", prefix="", suffix=""
    )
    said = {
        "title": person.own_title,
        "email": person.email,
        "url": person.profile_url,
        "note": person.notes,
    }
    for name, value in said.items():
        if value:
            card.add(name).value = value
    if person.own_organization:
        card.add("org").value = [person.own_organization]
    text: str = card.serialize(validate=False)
    return text


def _family(person: Contact) -> str:
    """What of the name is not the first name."""
    return person.name.removeprefix(person.called).strip()


def table(people: Iterable[Contact]) -> str:
    """The same as CSV, and who gave the name; no cell is a formula."""
    return written(HEADER, [_row(person) for person in people])


def _row(person: Contact) -> list[str]:
    return [
        person.name,
        person.called,
        person.own_organization,
        person.own_title,
        person.email,
        person.profile_url,
        person.get_relation_display(),
        person.referred_by.name if person.referred_by else "",
        person.notes,
        person.created_at.date().isoformat(),
    ]
