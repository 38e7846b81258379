"""From the bytes of a file to its cards; what cannot be read is said in words."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from apps.contacts.books import vcards
from apps.contacts.books.card import Card, same_as
from apps.contacts.books.formats import Format, card, headed, recognised
from apps.imports.letters import Unreadable, decoded
from apps.imports.reading import LARGEST

DELIMITERS = ",;\t"
MOST = 20_000  # cards of one file


@dataclass(frozen=True)
class Book:
    """What a file holds: the program that wrote it, people, and lines that are no person.

    `unread` are line and reason of each that was left out; several cards of one person are one.
    """

    source: str
    cards: tuple[Card, ...]
    unread: tuple[tuple[int, str], ...] = ()


def read(content: bytes) -> Book:
    """The whole file, or `Unreadable` with what to do about it."""
    if len(content) > LARGEST:
        raise Unreadable(_("The file is larger than 10 MB. Export it without pictures."))
    text = decoded(content)
    source, found = _vcards(text) if vcards.is_vcard(text) else _table(text)
    people, unread = _people(found)
    if len(people) > MOST:
        raise Unreadable(_("The file holds more than %(most)d people. Divide it.") % {"most": MOST})
    if not people:
        raise Unreadable(_("There is nobody with a name in this file."))
    return Book(source, tuple(people), tuple(unread))


def _vcards(text: str) -> tuple[str, Iterator[tuple[Card, str]]]:
    return "vCard", vcards.cards(text)


def _table(text: str) -> tuple[str, Iterator[tuple[Card, str]]]:
    """A table whose header stands anywhere: LinkedIn writes a few lines of its own ahead."""
    for delimiter in DELIMITERS:
        rows = _rows(text, delimiter)
        for at, (_line, cells) in enumerate(rows):
            known = recognised(cells)
            if known:
                return known.name, _cards(rows[at:], known)
    raise Unreadable(
        _(
            "This is no address book that Rapport knows. It reads the CSV files of LinkedIn, "
            "Google Contacts and Outlook, and vCard files (.vcf)."
        )
    )


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Every row with the line on which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    rows: list[tuple[int, list[str]]] = []
    try:
        rows.extend((reader.line_num, row) for row in reader)
    except csv.Error:
        raise Unreadable(
            _("Line %(line)d cannot be read; probably a quotation mark is not closed.")
            % {"line": reader.line_num}
        ) from None
    return rows


def _cards(rows: list[tuple[int, list[str]]], known: Format) -> Iterator[tuple[Card, str]]:
    header = [headed(cell) for cell in rows[0][1]]
    for line, row in rows[1:]:
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        filled = {name: cell for name, cell in cells.items() if cell}
        if filled:
            yield card(line, filled, known), ""


def _people(found: Iterator[tuple[Card, str]]) -> tuple[list[Card], list[tuple[int, str]]]:
    """Cards with a name, those of one person made one; and why the others are left out."""
    people: list[Card] = []
    known: dict[str, int] = {}
    unread: list[tuple[int, str]] = []
    for each, fault in found:
        if fault or not each.name:
            unread.append((each.line, _("cannot be read") if fault else _("no name of a person")))
            continue
        at = same_as(each.keys, known)
        if at is None:
            at = len(people)
            people.append(each)
        else:
            people[at] = _joined(people[at], each)
            unread.append((each.line, _("the same person as line %d") % people[at].line))
        known |= dict.fromkeys(people[at].keys | each.keys, at)
    return people, unread


def _joined(first: Card, second: Card) -> Card:
    """What the first does not say is taken from the second."""
    missing = {name: value for name, value in vars(second).items() if not getattr(first, name)}
    return replace(first, **missing)
