"""A student's people as files that other address books read: vCard 4.0 (RFC 6350) and CSV."""

import re
from collections.abc import Iterable, Iterator

from apps.contacts.books.formats import RAPPORT_HEADER
from apps.contacts.models import Contact
from apps.imports.reading import written

_OCTETS = 75  # of one line
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_MARK = re.compile(r"[\\,;]")


def vcards(people: Iterable[Contact]) -> Iterator[str]:
    """One card a person; notes go along, what an alum shows only in Rapport does not."""
    return map(_vcard, people)


def _vcard(person: Contact) -> str:
    family, given = _text(_family(person)), _text(person.called)
    said = {
        "FN": _text(person.name),
        "N": f"{family};{given};;;",
        "ORG": _text(person.own_organization),
        "TITLE": _text(person.own_title),
        "EMAIL": _text(person.email),
        "URL": _link(person.profile_url),
        "NOTE": _text(person.notes),
        "UID": f"urn:rapport:contact:{person.pk}",
    }
    lines = [f"{name}:{value}" for name, value in said.items() if value]
    card = ["BEGIN:VCARD", "VERSION:4.0", *lines, "END:VCARD"]
    return "".join(f"{_folded(line)}\r\n" for line in card)


def _text(value: str) -> str:
    """Escaped as RFC 6350 3.4 has it; every kind of line end is one, other controls are blanks."""
    marked = _MARK.sub(lambda mark: f"\\{mark[0]}", value)
    return _CONTROL.sub(" ", _BREAK.sub(r"\\n", marked))


def _link(url: str) -> str:
    """An address knows no backslash ahead of a comma, and some readers cut it there."""
    return _MARK.sub(lambda mark: f"%{ord(mark[0]):02X}", _CONTROL.sub(" ", _BREAK.sub(" ", url)))


def _folded(line: str) -> str:
    """In lines of 75 octets, no letter cut in two.

    A line that is blank ends the value for some readers, so blanks go on till a letter comes.
    """
    if len(line.encode()) <= _OCTETS:
        return line
    parts, part, size = [], "", 0
    for letter in line:
        size += len(letter.encode())
        if size > _OCTETS and part.strip():
            parts.append(part)
            part, size = "", 1 + len(letter.encode())
        part += letter
    return "\r\n ".join([*parts, part]) if part.strip() else "\r\n ".join(parts) + part


def _family(person: Contact) -> str:
    """What of the name is not the first name."""
    return person.name.removeprefix(person.called).strip()


def table(people: Iterable[Contact]) -> Iterator[str]:
    """The same as CSV, and who gave the name; no cell is a formula."""
    yield written(list(RAPPORT_HEADER), [_row(person) for person in people])


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
