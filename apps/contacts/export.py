"""A student's people as files that other address books read: vCard 4.0 (RFC 6350) and CSV."""

from collections.abc import Iterable, Iterator

import vobject
from django.utils.translation import gettext_lazy as _

from apps.contacts.models import Contact
from apps.imports.reading import written

HEADER = [
    _("Name"),
    _("First Name"),
    _("Organization"),
    _("Title"),
    _("E-mail"),
    _("Profile"),
    _("How we know each other"),
    _("Given by"),
    _("Notes"),
    _("Since"),
]


def vcards(people: Iterable[Contact]) -> Iterator[str]:
    """One card a person; notes go along, what an alum shows only in Rapport does not."""
    return map(_vcard, people)


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


def table(people: Iterable[Contact]) -> Iterator[str]:
    """The same as CSV, and who gave the name; no cell is a formula."""
    yield written([str(name) for name in HEADER], [_row(person) for person in people])


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
