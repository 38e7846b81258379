"""The tables that address books export: how each is recognised, and where its columns stand."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from apps.contacts.books.card import Card, address, profile, values
from apps.core.wording import one_line
from apps.imports.reading import raw

Cells = Mapping[str, str]


def whole(cell: str) -> list[str]:
    """What a cell holds where it holds one value."""
    return [cell.strip()]


def _ours(cell: str) -> list[str]:
    return [raw(cell).strip()]


@dataclass(frozen=True)
class Format:
    """One kind of table. Headers are compared in small letters with single blanks.

    `has` are headers that all must be there, `marks` one of which must be. Fields name the
    headers that hold them, the better one first; a pattern takes any number of columns. `parted`
    says which values one cell holds.
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
    parted: Callable[[str], Iterable[str]] = whole

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
    parted=values,
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
    parted=values,
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
# What `contacts.export` writes. Its header is not translated: it is what we know the file by.
RAPPORT_HEADER = (
    *("Name", "First Name", "Organization", "Title", "E-mail", "Profile"),
    *("How we know each other", "Given by", "Notes", "Since"),
)
RAPPORT = Format(
    name="Rapport",
    has=frozenset({"name", "organization", "given by"}),
    marks=frozenset({"how we know each other"}),
    names=("name",),
    organization=("organization",),
    title=("title",),
    emails=re.compile(r"e-mail"),
    pages=re.compile(r"profile"),
    referred_by="given by",
    parted=_ours,
)
# LinkedIn first: "Connected On" is nobody else's.
FORMATS = (LINKEDIN, GOOGLE, OLD_GOOGLE, OUTLOOK, RAPPORT)


def recognised(row: Iterable[str]) -> Format | None:
    """The table whose header this row is."""
    header = [headed(cell) for cell in row]
    return next((known for known in FORMATS if known.fits(header)), None)


def headed(cell: str) -> str:
    """A header as it is compared."""
    return " ".join(cell.casefold().split())


def card(line: int, cells: Cells, known: Format, connected_on: date | None = None) -> Card:
    """One row as a card; `cells` are its filled cells by header."""
    parts = [_first(cells, [name], known) for name in known.names]
    return Card(
        line=line,
        name=one_line(*parts, most=150)
        or one_line(_first(cells, known.full_name, known), most=150),
        organization=one_line(_first(cells, known.organization, known), most=160),
        title=one_line(_first(cells, known.title, known), most=160),
        email=address(_all(cells, known.emails, known)),
        profile_url=profile(_all(cells, known.pages, known)),
        referred_by=one_line(_first(cells, [known.referred_by], known), most=100),
        connected_on=connected_on,
    )


def _first(cells: Cells, names: Iterable[str], known: Format) -> str:
    found = (value for name in names for value in known.parted(cells.get(name, "")) if value)
    return next(found, "")


def _all(cells: Cells, pattern: re.Pattern[str], known: Format) -> list[str]:
    """Every value of these columns; one whose label is starred comes first."""
    found = [(name, cell) for name, cell in cells.items() if pattern.fullmatch(name)]
    found.sort(key=lambda pair: not _label(cells, pair[0]).startswith("*"))
    return [value for _name, cell in found for value in known.parted(cell)]


def _label(cells: Cells, name: str) -> str:
    """What Google writes beside "E-mail 1 - Value": its label, or its type in older files."""
    number = name.rpartition(" - ")[0]
    label = cells.get(f"{number} - label", "") or cells.get(f"{number} - type", "")
    return label.strip()
