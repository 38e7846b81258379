"""The file of an advancement office: what a row says. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from apps.alumni.columns import label
from apps.alumni.doubts import is_one_row, is_readable, no_formula
from apps.alumni.models import Alum
from apps.alumni.near import Named
from apps.alumni.workflow import Closed
from apps.alumni.zones import guessed
from apps.imports.cells import NO, YES, Doubtful, address, cased, filled
from apps.imports.reading import Line

FIRST_YEAR = 1940
_CENTURY = 100
_ONLY_PHONE = re.compile(r"\b(phone|call|calls|text|texts|sms)\b")
_FORBIDS = re.compile(
    r"\b(no|not|never|remove|removed|opt[- ]?out|opted[- ]?out|dnc|dne|dnm|dns)\b"
)


# What a file may fill and later change, by the field of an alum.
FILLED = (
    "record_id",
    "prefix",
    "first_name",
    "nickname",
    "last_name",
    "previous_last_name",
    "email",
    "class_year",
    "studies",
    "title",
    "employer",
    "industry",
    "city",
    "zone",
)
_LONGEST = {
    field.name: field.max_length
    for field in Alum._meta.fields
    if field.name in FILLED and field.max_length
}


@dataclass(frozen=True)
class Record:
    """One row as Rapport understands it. `values` are fields of an alum."""

    number: int
    name: str
    values: dict[str, str | int | None]
    closed: str = ""
    is_primary: bool = True

    @property
    def email(self) -> str:
        return str(self.values["email"])

    @property
    def record_id(self) -> str:
        return str(self.values["record_id"])

    @cached_property
    def named(self) -> Named:
        values = self.values
        return Named.of(
            first=str(values["first_name"]),
            nickname=str(values["nickname"]),
            last=str(values["last_name"]),
            previous=str(values["previous_last_name"]),
            year=values["class_year"],
        )

    @property
    def called(self) -> str:
        """The name with the class year, as a list names somebody."""
        year = self.values["class_year"]
        return f"{self.name} ’{year % 100:02}" if isinstance(year, int) else self.name

    @property
    def facts(self) -> str:
        """What else tells this person from another, for somebody who decides."""
        found = (self.values[field] for field in ("class_year", "email", "employer", "city"))
        return ", ".join(str(value) for value in found if value)

    @property
    def identity(self) -> str:
        """By what this row is known in another file, the surest there is."""
        if self.record_id:
            return f"record:{self.record_id}"
        return f"email:{self.email}" if self.email else f"name:{self.named.text or self.name}"[:300]


def record_of(line: Line, this_year: int) -> Record:
    """The row, or `Doubtful` with the first thing that is wrong with it."""
    is_one_row(line)
    is_readable(line)
    no_formula(filled(line.cells))
    return understood(line.number, line.cells, this_year)


def understood(number: int, found: Mapping[str, str], this_year: int) -> Record:
    """The cells of a row that was read whole; those that are empty may be missing."""
    cells = filled(found)
    first, last = (cased(cells.get(field, "")) for field in ("first_name", "last_name"))
    if not first or not last:
        raise Doubtful(_("The name is not complete"), _("First and last name are needed"))
    return Record(
        number,
        f"{first} {last}",
        _values(cells, this_year) | {"first_name": first, "last_name": last},
        closed=closed_for(cells),
        is_primary=said_yes(cells, "is_primary", otherwise=True),
    )


def _values(cells: dict[str, str], this_year: int) -> dict[str, str | int | None]:
    taken = {field: cells.get(field, "") for field in FILLED if field not in {"class_year", "zone"}}
    taken["studies"] = taken["studies"] or cells.get("degree", "")
    taken["email"] = address(taken["email"], _("E-mail"))
    taken["zone"] = guessed(taken["city"], cells.get("state", ""), cells.get("country", ""))
    for field, text in taken.items():
        longest = _LONGEST[field]
        if len(text) > longest:
            raise Doubtful(
                _("%(column)s has %(count)d letters")
                % {"column": label(field), "count": len(text)},
                _("%(count)d fit") % {"count": longest},
            )
    return {**taken, "class_year": year(cells.get("class_year", ""), this_year)}


def year(cell: str, this_year: int) -> int | None:
    """The class year of a cell such as `2011`, `’11`, `Class of 2011` or `05/2011`."""
    if not cell:
        return None
    whole = re.search(r"(?<!\d)(\d{4})(?!\d)", cell)
    short = re.fullmatch(r"['’‘]?(\d{2})", cell)
    found = int(whole[1]) if whole else 0
    if short:
        century = this_year - this_year % _CENTURY
        found = century + int(short[1])
        found -= _CENTURY if found > this_year else 0
    if not FIRST_YEAR <= found <= this_year:
        raise Doubtful(
            _("Class year is “%(cell)s”") % {"cell": cell[:40]},
            _("A year between %(first)d and %(last)d is needed")
            % {"first": FIRST_YEAR, "last": this_year},
        )
    return found


def said_yes(cells: dict[str, str], field: str, *, otherwise: bool = False) -> bool:
    """Yes or no in any of the usual spellings; an empty cell is `otherwise`."""
    text = cells.get(field, "").casefold()
    if text in YES | NO:
        return text in YES
    if text:
        raise Doubtful(
            _("%(column)s is “%(cell)s”") % {"column": label(field), "cell": text[:40]},
            _("Yes or no is needed"),
        )
    return otherwise


def closed_for(cells: dict[str, str]) -> str:
    """Why this person is never written to, if the row says so."""
    if said_yes(cells, "deceased"):
        return Closed.DECEASED
    if said_yes(cells, "no_contact"):
        return Closed.NO_CONTACT
    if said_yes(cells, "privacy"):
        return Closed.PRIVACY
    codes = re.split(r"[;,|]", cells.get("codes", "").casefold())
    if any(_FORBIDS.search(code) and not _ONLY_PHONE.search(code) for code in codes):
        return Closed.NO_CONTACT
    if said_yes(cells, "refuses") or not said_yes(cells, "accepts", otherwise=True):
        return Closed.NO_MAIL
    return Closed.INACTIVE if said_yes(cells, "inactive") else ""
