"""Rows of one file that are the same person, before anybody is looked up. Pure.

Nothing here holds a whole file: of the rows ahead it knows the marks that the rows in hand ask
for, as `imports.Mark` keeps them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from apps.alumni import near
from apps.alumni.models import Answer, Ruling
from apps.alumni.near import Named
from apps.alumni.office import Record
from apps.alumni.workflow import OF_ONE
from apps.imports.actions import Verdict
from apps.imports.models import Mark
from apps.imports.reading import Line
from apps.imports.workflow import Outcome

CLOSED = "closed:"  # begins what a mark says that forbids; others say names


def name_in(line: Line) -> str:
    return f"{line.cells.get('first_name', '')} {line.cells.get('last_name', '')}".strip()


def _of_record(record: Record, realm: str) -> list[tuple[str, int]]:
    """What names one record for certain, the surest first; `record` and `email`."""
    found = [("record", record.record_id), ("email", record.email)]
    return [(kind, near.key(realm, kind, value)) for kind, value in found if value]


def keys(record: Record, realm: str) -> set[int]:
    """Everything by which a row may be met again in its file."""
    return {found for _kind, found in _of_record(record, realm)} | near.keys(record.named, realm)


def closing(record: Record, realm: str) -> tuple[list[int], str]:
    """What this row forbids for every row of its record, and of an address being written to."""
    kinds = ("record",) if record.closed in OF_ONE else ("record", "email")
    named = [found for kind, found in _of_record(record, f"{realm}!") if kind in kinds]
    return (named, CLOSED + record.closed) if record.closed else ([], "")


def asked(record: Record, realm: str) -> set[int]:
    """The keys of all marks that matter to a row."""
    return keys(record, realm) | {found for _kind, found in _of_record(record, f"{realm}!")}


class Sieve:
    """The rows of one piece, and those ahead of it that were taken."""

    def __init__(self, realm: str, marks: Iterable[Mark], rulings: Mapping[str, Ruling]) -> None:
        self._realm, self._rulings = realm, rulings
        self._owners: dict[int, list[tuple[int, str, str]]] = {}
        self._closed: dict[int, str] = {}
        self.taken: list[tuple[int, set[int], str]] = []
        for mark in marks:
            self._note(mark)

    def _note(self, mark: Mark) -> None:
        for found in mark.keys:
            if mark.said.startswith(CLOSED):
                self._closed.setdefault(found, mark.said.removeprefix(CLOSED))
            else:
                name, _end, text = mark.said.partition("\n")
                self._owners.setdefault(found, []).append((mark.number, name, text))

    def with_closing(self, record: Record) -> Record:
        """The row with what any row of its record or address forbids."""
        if record.closed:
            return record
        for _kind, found in _of_record(record, f"{self._realm}!"):
            if found in self._closed:
                return replace(record, closed=self._closed[found])
        return record

    def held(self, record: Record) -> Verdict | None:
        """The verdict on a row that an earlier one already speaks for; else it is taken."""
        verdict = self._same(record) or self._alike(record)
        if verdict is None:
            text, mine = record.named.text, keys(record, self._realm)
            self.taken.append((record.number, mine, f"{record.called}\n{text}"))
            for found in mine:
                owner = (record.number, record.called, text)
                self._owners.setdefault(found, []).append(owner)
        return verdict

    def _same(self, record: Record) -> Verdict | None:
        """By record or address."""
        for kind, found in _of_record(record, self._realm):
            if found not in self._owners or self._owners[found][0][0] == record.number:
                continue
            row, name, _text = self._owners[found][0]
            if kind == "record" and not record.is_primary:
                words = _("Another address of row %(row)d") % {"row": row}
                return _held(record, Outcome.IGNORED, words, _("Only the primary address is used"))
            if kind == "record":
                words = _("Same record as row %(row)d") % {"row": row}
                return _held(record, Outcome.DUPLICATE, words, _taken(row))
            words = _("Same e-mail as row %(row)d, %(name)s") % {"row": row, "name": name}
            return self._ruled(record, row, words)
        return None

    def _alike(self, record: Record) -> Verdict | None:
        """By name and year."""
        who = record.named
        for found in sorted(near.keys(who, self._realm)):
            for row, name, text in self._owners.get(found, []):
                other = Named.read(text) if text else None
                if other is None or row == record.number or not near.is_near(who, other):
                    continue
                words = (
                    _("Same name and year as row %(row)d, %(name)s")
                    if near.is_same(who, other)
                    else _("Nearly the same name and year as row %(row)d, %(name)s")
                )
                return self._ruled(record, row, words % {"row": row, "name": name})
        return None

    def _ruled(self, record: Record, row: int, found: str) -> Verdict | None:
        """What somebody decided, else it waits."""
        ruling = self._rulings.get(record.identity)
        if ruling is None:
            like = {"like": {"row": row, "facts": record.facts}}
            return replace(_held(record, Outcome.DUPLICATE, found, _taken(row)), said=like)
        if ruling.answer == Answer.SAME:
            words = _("Same person as row %(row)d, as decided") % {"row": row}
            return _held(
                record, Outcome.UNCHANGED, words, _("Row %(row)d speaks for both") % {"row": row}
            )
        return None


def _taken(row: int) -> str:
    return _("Row %(row)d is taken; this one waits") % {"row": row}


def _held(record: Record, outcome: Outcome, found: str, reason: str) -> Verdict:
    return Verdict(record.number, outcome, record.name, found, reason, is_held=True)
