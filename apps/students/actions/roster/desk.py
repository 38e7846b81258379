"""The desk for one roster."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from django.utils.translation import gettext as _

from apps.campus.models import Campus
from apps.core.bulk import insert_all
from apps.imports.actions import Note, Recipe, Verdict
from apps.imports.cells import Doubtful
from apps.imports.letters import LOST
from apps.imports.models import Batch, Deed, Mark, Row
from apps.imports.reading import Line
from apps.imports.workflow import Outcome
from apps.students.actions.entrusting import hold_caseloads
from apps.students.actions.roster.judging import Judge
from apps.students.actions.roster.known import known_to
from apps.students.actions.roster.undoing import take_back
from apps.students.actions.roster.writing import write
from apps.students.columns import COLUMNS, is_unfit, label
from apps.students.entry import Entry, understood
from apps.students.models import Student


@dataclass(frozen=True)
class Registrar:
    """Made for each piece; see `imports.actions.Desk`."""

    batch: Batch
    now: datetime

    def note(self, lines: Sequence[Line]) -> list[Note]:
        return [self._noted(line) for line in lines]

    def _noted(self, line: Line) -> Note:
        try:
            _is_whole(line)
            understood(line.number, line.cells)
        except Doubtful as doubt:
            name = line.cells.get("first_name", "")
            name = f"{name} {line.cells.get('last_name', '')}".strip()
            error = Verdict(
                line.number, Outcome.ERROR, name, doubt.found, doubt.reason, is_held=True
            )
            return Note(line.number, error)
        return Note(line.number)

    def begin(self) -> None:
        """Nothing has to be brought up to date."""

    def look(self, rows: Sequence[Row]) -> list[Verdict]:
        entries = [understood(row.number, row.cells) for row in rows]
        judge = Judge(self._zone(), known_to(entries, locked=False))
        firsts = self._firsts(entries, judge)
        return [
            _again(entry, first) if (first := firsts.get(entry.number)) else judge.judged(entry)
            for entry in entries
        ]

    def _firsts(self, entries: Sequence[Entry], judge: Judge) -> dict[int, int]:
        """Of rows whose person stands in an earlier one, the number of that; marks the others."""
        keys = {entry.number: self._keys(entry, judge.meant(entry)) for entry in entries}
        seen: dict[int, int] = {}
        for mark in Mark.objects.with_any({key for some in keys.values() for key in some}):
            seen |= {key: mark.number for key in mark.keys if key not in seen}
        firsts, marks = {}, []
        for number, mine in keys.items():
            earlier = [seen[key] for key in mine if key in seen]
            if earlier:
                firsts[number] = min(earlier)
            else:
                seen |= dict.fromkeys(mine, number)
                marks.append(Mark(batch=self.batch, number=number, keys=mine))
        insert_all(marks)
        return firsts

    def _keys(self, entry: Entry, student: Student | None) -> list[int]:
        """By username, by address and by who has them now; other numbers for each file."""
        names = [f"email:{entry.email}", *([f"name:{entry.username}"] if entry.username else [])]
        if student is not None:
            names.append(f"student:{student.pk}")
        return sorted(_number(f"roster:{self.batch.pk}:{name}") for name in names)

    def take_in(self, rows: Sequence[Row]) -> tuple[list[Verdict], list[Deed]]:
        hold_caseloads()
        entries = [understood(row.number, row.cells) for row in rows]
        zone = self._zone()
        judge = Judge(zone, known_to(entries, locked=True))
        verdicts = [judge.judged(entry) for entry in entries]
        return verdicts, write(judge.plan, self.batch, zone, now=self.now)

    def take_back(self, deeds: Sequence[Deed]) -> int:
        hold_caseloads()
        return take_back(self.batch, deeds, now=self.now)

    def _zone(self) -> str:
        return Campus.objects.current().zone


def _number(text: str) -> int:
    return int.from_bytes(sha256(text.encode()).digest()[:8], signed=True)


def _again(entry: Entry, first: int) -> Verdict:
    found = _("Same person as in row %(row)d") % {"row": first}
    why = _("One row a person: the first one counts")
    return Verdict(entry.number, Outcome.DUPLICATE, entry.name, found, why, is_held=True)


def _is_whole(line: Line) -> None:
    """No cell lost, none too many, every letter readable."""
    if line.extra:
        raise Doubtful(
            _("More cells than columns"), _("A comma in a cell needs quotation marks around it")
        )
    for field, cell in line.cells.items():
        if LOST in cell:
            raise Doubtful(
                _("A letter in %(column)s cannot be read") % {"column": label(field)},
                _("Save the file as CSV (UTF-8), or correct the letter"),
            )
    _names_are_names(field for field in _NAMES if "@" in line.cells.get(field, ""))


_NAMES = ("first_name", "last_name", "preferred_name")


def _names_are_names(wrong: Iterable[str]) -> None:
    for field in wrong:
        raise Doubtful(
            _("%(column)s holds an e-mail address") % {"column": label(field)},
            _("The columns may have moved"),
        )


RECIPE = Recipe("students", COLUMNS, Registrar, is_unfit)
