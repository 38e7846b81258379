"""The tables that address books export: how each is recognised, and where its columns stand."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from apps.contacts.books.card import Card, address, first_value, one_line, profile, values
from apps.contacts.books.days import day

Cells = Mapping[str, str]


@dataclass(frozen=True)
class Format:
    """One kind of table. Headers are compared in small letters with single blanks.

    `has` are headers that all must be there, `marks` one of which must be. Fields name the
    headers that hold them, the better one first; a pattern takes any number of columns.
    """

    name: str
    has: frozenset[str]
    marks: frozenset[str]
    names: tuple[str, ...]
    full_name: tuple[str, ...] = ()
    organization: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    emails: re.Pattern[str] = re.compile(r"(?!)")
    pages: re.Pattern[str] = re.compile(r"(?!)")
    referred_by: str = ""
    connected_on: str = ""

    def fits(self, header: Iterable[str]) -> bool:
        """Whether a row is the header of such a table."""
        there = set(header)
        return self.has <= there and bool(self.marks & there)


LINKEDIN = Format(
    name="LinkedIn",
    has=frozenset({"first name", "last name", "company"}),
    marks=frozenset({"connected on"}),
    names=("first name", "last name"),
    organization=("company",),
    title=("position",),
    emails=re.compile(r"email address"),
    pages=re.compile(r"url"),
    connected_on="connected on",
)
GOOGLE = Format(
    name="Google Contacts",
    has=frozenset({"first name", "last name"}),
    marks=frozenset({"organization name", "labels", "e-mail 1 - value"}),
    names=("first name", "middle name", "last name"),
    full_name=("file as", "nickname"),
    organization=("organization name",),
    title=("organization title",),
    emails=re.compile(r"e-mail \d+ - value"),
    pages=re.compile(r"website \d+ - value"),
)
OLD_GOOGLE = Format(
    name="Google Contacts",
    has=frozenset({"given name", "family name"}),
    marks=frozenset({"name", "group membership", "e-mail 1 - value"}),
    names=("given name", "additional name", "family name"),
    full_name=("name",),
    organization=("organization 1 - name",),
    title=("organization 1 - title",),
    emails=re.compile(r"e-mail \d+ - value"),
    pages=re.compile(r"website \d+ - value"),
)
OUTLOOK = Format(
    name="Outlook",
    has=frozenset({"first name", "last name"}),
    marks=frozenset({"e-mail address", "job title"}),
    names=("first name", "middle name", "last name"),
    organization=("company",),
    title=("job title",),
    emails=re.compile(r"e-mail(?: \d)? address"),
    pages=re.compile(r"web page|personal web page"),
    referred_by="referred by",
)
# LinkedIn first: "Connected On" is nobody else's.
FORMATS = (LINKEDIN, GOOGLE, OLD_GOOGLE, OUTLOOK)


def recognised(row: Iterable[str]) -> Format | None:
    """The table whose header this row is."""
    header = [headed(cell) for cell in row]
    return next((known for known in FORMATS if known.fits(header)), None)


def headed(cell: str) -> str:
    """A header as it is compared."""
    return " ".join(cell.casefold().split())


def card(line: int, cells: Cells, known: Format) -> Card:
    """One row as a card; `cells` are its filled cells by header."""
    whole = next((cells[name] for name in known.full_name if name in cells), "")
    parts = [first_value(cells[name]) for name in known.names if name in cells]
    return Card(
        line=line,
        name=one_line(*(parts or [first_value(whole)]), most=150),
        organization=one_line(_first(cells, known.organization), most=160),
        title=one_line(_first(cells, known.title), most=160),
        email=address(_all(cells, known.emails)),
        profile_url=profile(_all(cells, known.pages)),
        referred_by=one_line(cells.get(known.referred_by, ""), most=100),
        connected_on=day(cells.get(known.connected_on, "")),
    )


def _first(cells: Cells, names: Iterable[str]) -> str:
    return next((first_value(cells[name]) for name in names if name in cells), "")


def _all(cells: Cells, pattern: re.Pattern[str]) -> list[str]:
    """Every value of these columns; one whose label is starred comes first."""
    found = [(name, cell) for name, cell in cells.items() if pattern.fullmatch(name)]
    found.sort(key=lambda pair: not _label(cells, pair[0]).startswith("*"))
    return [value for _name, cell in found for value in values(cell)]


def _label(cells: Cells, name: str) -> str:
    """What Google writes beside "E-mail 1 - Value": its label, or its type in older files."""
    number = name.rpartition(" - ")[0]
    return cells.get(f"{number} - label", "") or cells.get(f"{number} - type", "")
