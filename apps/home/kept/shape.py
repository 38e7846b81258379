"""What the tables of retention say of a model: one line tells export, end and erasure apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

YEARS_7 = 7 * 365  # how long the record of somebody who left is kept


class Then(StrEnum):
    """What happens once the time is over."""

    DELETED = "the row is deleted"
    EMPTIED = "its words are emptied, the row stays"
    WITH = "goes with what it belongs to"
    PERSON = "the person is erased"
    LEDGER = "stays: numbers, codes and keyed hashes"
    CENTER = "stays as long as the center uses it"


@dataclass(frozen=True)
class Way:
    """How a row leads to the person whose it is; `only` and `where` leave out what is another's."""

    path: str
    only: tuple[str, ...] = ()
    where: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Kept:
    """`since` is the field that begins the time of `days`; `where` says which rows end at all.

    `empties` is what the words of EMPTIED rows become. Without `ways` no person finds the rows in
    their export, and `apart` says why.
    """

    what: str
    then: Then
    days: int | None = None
    since: str = ""
    where: Mapping[str, object] = field(default_factory=dict)
    empties: Mapping[str, object] = field(default_factory=dict)
    ways: tuple[Way, ...] = ()
    apart: str = ""


def hangs(what: str, *ways: Way | str, apart: str = "") -> Kept:
    """Goes with the person, or with the row that it hangs on."""
    return Kept(what, Then.WITH, ways=_all(ways), apart=apart)


def center(what: str, apart: str = "Of the center, not of a person.") -> Kept:
    return Kept(what, Then.CENTER, apart=apart)


def ledger(what: str, *ways: Way | str, apart: str = "") -> Kept:
    return Kept(what, Then.LEDGER, ways=_all(ways), apart=apart)


@dataclass(frozen=True)
class After:
    """Days since the moment or day of a field."""

    days: int
    since: str
    where: Mapping[str, object] = field(default_factory=dict)

    def deleted(self, what: str, *ways: Way | str, apart: str = "") -> Kept:
        return Kept(
            what, Then.DELETED, self.days, self.since, self.where, ways=_all(ways), apart=apart
        )

    def emptied(
        self, what: str, empties: Mapping[str, object], *ways: Way | str, apart: str = ""
    ) -> Kept:
        then = Then.EMPTIED
        return Kept(what, then, self.days, self.since, self.where, empties, _all(ways), apart)


def _all(ways: tuple[Way | str, ...]) -> tuple[Way, ...]:
    return tuple(Way(way) if isinstance(way, str) else way for way in ways)
