"""From the bytes of a file to its cards; what cannot be read is said in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from apps.contacts.books import vcards
from apps.contacts.books.card import Card, same_as
from apps.contacts.books.days import day, day_first
from apps.contacts.books.formats import Format, card, headed, recognised
from apps.contacts.books.rows import Row, header_of, lines_of, rows
from apps.imports.letters import Unreadable, decoded
from apps.imports.reading import LARGEST

DELIMITERS = ",;\t"
MOST = 20_000  # cards of one file
MOST_LINES = 200_000  # of a table: notes may have several each


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
    """A table whose header stands anywhere: LinkedIn writes a few lines of its own ahead.

    The header is a line, not a row: what stands ahead may leave a quotation mark open.
    """
    lines = lines_of(text)
    if len(lines) > MOST_LINES:
        raise Unreadable(_("The file has more than %(n)d lines. Divide it.") % {"n": MOST_LINES})
    likely = [at for at, line in enumerate(lines) if "name" in line.casefold()]
    for delimiter in DELIMITERS:
        for at in likely:
            header = header_of(lines[at], delimiter)
            known = recognised(header)
            if known:
                return known.name, _cards(header, list(rows(lines, at, delimiter)), known)
    raise Unreadable(
        _(
            "This is no address book that Rapport knows. It reads the CSV files of LinkedIn, "
            "Google Contacts, Outlook and Rapport itself, and vCard files (.vcf)."
        )
    )


def _cards(
    header: Sequence[str], found: Sequence[Row], known: Format
) -> Iterator[tuple[Card, str]]:
    named = [headed(name) for name in header]
    filled = [_filled(named, row.cells or ()) for row in found]
    is_day_first = day_first(cells.get(known.connected_on, "") for cells in filled)
    for row, cells in zip(found, filled, strict=True):
        fault = _fault(row, len(named))
        if fault:
            yield Card(row.line), fault
        elif cells:
            connected_on = day(cells.get(known.connected_on, ""), is_day_first)
            yield card(row.line, cells, known, connected_on), ""


def _filled(header: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells that hold something by header; of two columns of one name the first that does."""
    there = [(name, cell) for name, cell in zip(header, cells, strict=False) if cell.strip()]
    return dict(reversed(there))


def _fault(row: Row, width: int) -> str:
    """Why a row cannot be read for certain, in words."""
    if row.cells is None:
        return _("a quotation mark is not closed here or above")
    if any(cell.strip() for cell in row.cells[width:]):
        return _("more cells than the header has")
    return ""


def _people(found: Iterator[tuple[Card, str]]) -> tuple[list[Card], list[tuple[int, str]]]:
    """Cards with a name, those of one person made one; and why the others are left out."""
    people: list[Card] = []
    known: dict[str, int] = {}
    unread: list[tuple[int, str]] = []
    for each, fault in found:
        if fault or not each.name:
            unread.append((each.line, fault or _("no name of a person")))
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
