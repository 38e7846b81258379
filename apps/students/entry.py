"""What one row of a roster says. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from apps.imports.cells import NO, YES, Doubtful, address, cased, filled
from apps.students.cohorts import cohort
from apps.students.columns import CLEAR, label
from apps.students.models import Student

GRADUATED = "alumni"
MOST_TAGS, LONGEST_TAG = 20, 60
_DAYS = ("%Y-%m-%d", "%m/%d/%Y", "%Y/%m/%d", "%d.%m.%Y", "%m/%d/%y", "%Y-%m-%d %H:%M:%S")
_WITHHELD = YES | {"hold", "restricted", "confidential", "withheld", "withhold", "opt out", "ferpa"}
_GIVEN = NO | {CLEAR.casefold(), "released", "release"}
_LONGEST = {
    field.name: field.max_length
    for field in Student._meta.fields
    if field.name in {"username", "studies", "year", "college"} and field.max_length
} | {"first_name": 60, "preferred_name": 60, "last_name": 80}


Value = str | list[str] | bool | date | None


@dataclass(frozen=True)
class Entry:
    """A row as Rapport understands it.

    `values` are fields of a student; a field that is not there keeps what it was. `advisor` is an
    address, empty to take the advisor away, None to keep them; `preferred` and `last` likewise.
    `doubts` say what was passed over.
    """

    number: int
    email: str
    first: str
    last: str | None = None
    preferred: str | None = None
    username: str = ""
    values: dict[str, Value] = field(default_factory=dict)
    advisor: str | None = None
    graduates_on: date | None = None
    has_graduated: bool = False
    attends: bool = False
    doubts: tuple[str, ...] = ()

    @property
    def called(self) -> str:
        return self.preferred or self.first

    @property
    def name(self) -> str:
        return f"{self.called} {self.last or ''}".strip()


def understood(number: int, cells: Mapping[str, str]) -> Entry:
    """`Doubtful` where nobody could be known by it."""
    found = _fitting(filled(cells))
    first = cased(_kept(found, "first_name"))
    email = address(found.get("email", ""), label("email"))
    if not first:
        raise Doubtful(_("First name is empty"), _("People they write to see a name"))
    if not email:
        raise Doubtful(_("E-mail is empty"), _("They sign in with it"))
    doubts: list[str] = []
    gone, on = _graduation(found, doubts)
    return Entry(
        number,
        email,
        first,
        last=cased(_kept(found, "last_name")) if "last_name" in found else None,
        preferred=_kept(found, "preferred_name") if "preferred_name" in found else None,
        username=_kept(found, "username"),
        values=_values(found, doubts, gone=gone),
        advisor=_advisor(found, doubts),
        graduates_on=on,
        has_graduated=gone,
        attends=not gone and found.get("attending", "").casefold() in YES,
        doubts=tuple(doubts),
    )


def _kept(found: Mapping[str, str], name: str) -> str:
    """What cannot be erased: to erase it is to leave it empty."""
    cell = found.get(name, "")
    return "" if cell == CLEAR else cell


def _fitting(found: Mapping[str, str]) -> Mapping[str, str]:
    for name, most in _LONGEST.items():
        count = len(found.get(name, ""))
        if count > most:
            told = {"column": label(name), "count": count}
            raise Doubtful(
                _("%(column)s has %(count)d letters") % told, _("%(count)d fit") % {"count": most}
            )
    return found


def _values(found: Mapping[str, str], doubts: list[str], *, gone: bool) -> dict[str, Value]:
    """Without the year of who has graduated: "Alumni" is none."""
    names = ("studies", "college") if gone else ("studies", "college", "year")
    values: dict[str, Value] = {name: _kept(found, name) for name in names if name in found}
    if "tags" in found:
        values["tags"] = _tags(_kept(found, "tags"), doubts)
    if found.get("starts") == CLEAR:
        values |= {"cohort": "", "starts_on": None}
    elif on := _day(found, "starts", doubts):
        values |= {"cohort": cohort(on), "starts_on": on}
    if (is_withheld := _withheld(found, doubts)) is not None:
        values["is_withheld"] = is_withheld
    return values


def _withheld(found: Mapping[str, str], doubts: list[str]) -> bool | None:
    """None where the row says nothing: it stays as it was."""
    cell = found.get("withheld", "").casefold()
    if cell in _WITHHELD:
        return True
    if cell in _GIVEN:
        return False
    if cell:
        told = {"column": label("withheld"), "cell": cell[:40]}
        doubts.append(_("%(column)s is “%(cell)s”; write yes or no") % told)
    return None


def _tags(cell: str, doubts: list[str]) -> list[str]:
    parts = [" ".join(part.split()) for part in cell.replace(";", ",").replace("|", ",").split(",")]
    tags = sorted({part for part in parts if part}, key=str.casefold)
    if len(tags) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in tags):
        doubts.append(_("Labels: some are left out, because there are too many or too long ones"))
    return [tag for tag in tags if len(tag) <= LONGEST_TAG][:MOST_TAGS]


def _advisor(found: Mapping[str, str], doubts: list[str]) -> str | None:
    cell = found.get("advisor", "")
    if not cell:
        return None
    if cell == CLEAR:
        return ""
    try:
        return address(cell, label("advisor"))
    except Doubtful as doubt:
        doubts.append(f"{doubt.found}. {doubt.reason}")
        return None


def _graduation(found: Mapping[str, str], doubts: list[str]) -> tuple[bool, date | None]:
    """Three things say it together; with fewer nothing is set."""
    if found.get("year", "").casefold() != GRADUATED:
        return False, None
    on = _day(found, "ends", doubts)
    if on is None or found.get("attending", "").casefold() not in NO:
        doubts.append(
            _("School year is Alumni; graduation also needs an end date and no attendance")
        )
        return True, None
    return True, on


def _day(found: Mapping[str, str], name: str, doubts: list[str]) -> date | None:
    cell = found.get(name, "")
    if not cell or cell == CLEAR:
        return None
    for form in _DAYS:
        try:
            return datetime.strptime(cell, form).date()  # noqa: DTZ007 - a day, no moment
        except ValueError:
            continue
    told = {"column": label(name), "cell": cell[:40]}
    doubts.append(_("%(column)s is “%(cell)s”, which is no date") % told)
    return None
