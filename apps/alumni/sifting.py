"""Rows of one file that are the same person, before anybody is looked up. Pure."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from apps.alumni.doubts import Doubtful
from apps.alumni.office import Record, record_of
from apps.alumni.workflow import Closed
from apps.imports.actions import Verdict
from apps.imports.reading import Line
from apps.imports.workflow import Outcome

Key = tuple[str, str, int]
Names = Iterable[str]


def folded(name: str) -> str:
    """A name as it is compared: no accents, no blanks, no marks."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    return "".join(letter for letter in bare if letter.isalnum())


def keys(first: Names, last: Names, class_year: object) -> set[Key]:
    """Under which names and year one person may stand; none without a year."""
    if not isinstance(class_year, int):
        return set()
    return {(folded(a), folded(b), class_year) for a in first if a for b in last if b}


def keys_of(record: Record) -> set[Key]:
    values = record.values
    first = (str(values["first_name"]), str(values["nickname"]))
    last = (str(values["last_name"]), str(values["previous_last_name"]))
    return keys(first, last, values["class_year"])


class Sieve:
    """The rows of one file that can be taken in, and the verdict on each of the others."""

    def __init__(self, lines: Sequence[Line], this_year: int) -> None:
        self.records: dict[int, Record] = {}
        self.held: dict[int, Verdict] = {}
        self._rows: dict[object, int] = {}
        read = [record for line in lines if (record := self._read(line, this_year))]
        closed = _closings(read)
        # Of several rows of one record the one with the primary address comes first.
        for record in sorted(read, key=lambda found: (not found.is_primary, found.number)):
            self._place(_with_closing(record, closed))

    def _read(self, line: Line, this_year: int) -> Record | None:
        try:
            return record_of(line, this_year)
        except Doubtful as doubt:
            self.held[line.number] = Verdict(
                line.number,
                Outcome.ERROR,
                name_in(line),
                doubt.found,
                doubt.reason,
                line.cells,
            )
            return None

    def _place(self, record: Record) -> None:
        same = self._same(record)
        if same:
            self.held[record.number] = same
        elif record.is_inactive:
            self.held[record.number] = _ignored(record, _("Inactive in the file"), _("Left out"))
        else:
            self.records[record.number] = record
            for mark in _marks(record):
                self._rows.setdefault(mark, record.number)

    def _same(self, record: Record) -> Verdict | None:
        """The verdict on a row that an earlier one already speaks for."""
        earlier = [(mark, self._rows[mark]) for mark in _marks(record) if mark in self._rows]
        if not earlier:
            return None
        mark, row = earlier[0]
        if mark == ("record", record.record_id) and not record.is_primary:
            found = _("Another address of row %(row)d") % {"row": row}
            return _ignored(record, found, _("Only the primary address is used"))
        why = {
            "record": _("Same record as row %(row)d"),
            "email": _("Same e-mail as row %(row)d"),
        }.get(str(mark[0]), _("Same name and year as row %(row)d"))
        return Verdict(
            record.number,
            Outcome.DUPLICATE,
            record.name,
            why % {"row": row},
            _("Row %(row)d is taken; this one waits") % {"row": row},
        )


def name_in(line: Line) -> str:
    return f"{line.cells.get('first_name', '')} {line.cells.get('last_name', '')}".strip()


def _ignored(record: Record, found: str, reason: str) -> Verdict:
    return Verdict(record.number, Outcome.IGNORED, record.name, found, reason)


def _marks(record: Record) -> list[tuple[object, ...]]:
    """By what a row is known, the surest first."""
    marks: list[tuple[object, ...]] = []
    if record.record_id:
        marks.append(("record", record.record_id))
    if record.email:
        marks.append(("email", record.email))
    return marks + sorted(keys_of(record))


def _closings(records: Iterable[Record]) -> dict[tuple[str, str], str]:
    """What any row forbids, for its record; of an address only what is about being written to."""
    found: dict[tuple[str, str], str] = {}
    for record in records:
        if record.closed and record.record_id:
            found.setdefault(("record", record.record_id), record.closed)
        if record.closed and record.closed != Closed.DECEASED and record.email:
            found.setdefault(("email", record.email), record.closed)
    return found


def _with_closing(record: Record, closed: dict[tuple[str, str], str]) -> Record:
    said = closed.get(("record", record.record_id)) or closed.get(("email", record.email), "")
    return record if record.closed else replace(record, closed=said)
