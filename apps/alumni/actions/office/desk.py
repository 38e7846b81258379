"""The desk for one file of an advancement office."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from apps.alumni import sifting
from apps.alumni.actions.office.judging import Judge
from apps.alumni.actions.office.known import known_to, refresh_kin
from apps.alumni.actions.office.undoing import take_back
from apps.alumni.actions.office.words import left_out
from apps.alumni.actions.office.writing import write
from apps.alumni.columns import COLUMNS
from apps.alumni.models import Answer, Ruling
from apps.alumni.office import Record, record_of, understood
from apps.alumni.sifting import Sieve
from apps.campus.models import Campus
from apps.core.bulk import insert_all
from apps.imports.actions import Note, Recipe, Verdict
from apps.imports.cells import Doubtful
from apps.imports.models import Batch, Deed, Mark, Row
from apps.imports.reading import Line
from apps.imports.workflow import Outcome


class Office:
    """Made for each piece; see `imports.actions.Desk`."""

    def __init__(self, batch: Batch, now: datetime) -> None:
        self.batch, self.now = batch, now
        self.realm = f"file:{batch.pk}"

    def note(self, lines: Sequence[Line]) -> list[Note]:
        """Doubtful rows are told; what a row forbids is marked for all rows of its record.

        Of several rows of one record the one with the primary address is judged first.
        """
        notes, marks = [], []
        for line in lines:
            try:
                record = record_of(line, self.now.year)
            except Doubtful as doubt:
                notes.append(Note(line.number, _doubted(line, doubt)))
                continue
            notes.append(Note(line.number, is_late=not record.is_primary))
            keys, said = sifting.closing(record, self.realm)
            if keys:
                marks.append(Mark(batch=self.batch, number=line.number, keys=keys, said=said))
        insert_all(marks)
        return notes

    def begin(self) -> None:
        refresh_kin()

    def look(self, rows: Sequence[Row]) -> list[Verdict]:
        records = self._records(rows)
        rulings = _rulings(records)
        sieve = self._sieve(records, rulings)
        closed = [sieve.with_closing(record) for record in records]
        judge = self._judge(closed, rulings, locked=False)
        verdicts = [self._looked(record, sieve, judge) for record in closed]
        insert_all(
            [
                Mark(batch=self.batch, number=number, keys=sorted(keys), said=said)
                for number, keys, said in sieve.taken
            ]
        )
        return verdicts

    def _looked(self, record: Record, sieve: Sieve, judge: Judge) -> Verdict:
        ruling = judge.rulings.get(record.identity)
        if ruling and ruling.answer == Answer.LEFT_OUT:
            return left_out(record)
        verdict = sieve.held(record) or judge.judged(record)
        return replace(verdict, said=verdict.said | {"closed": record.closed})

    def take_in(self, rows: Sequence[Row]) -> tuple[list[Verdict], list[Deed]]:
        """What closes a row was found when it was looked at, in the whole file.

        It stays with the row: one that is decided later is closed by it as well.
        """
        found = [
            replace(record, closed=row.said.get("closed") or record.closed)
            for record, row in zip(self._records(rows), rows, strict=True)
        ]
        judge = self._judge(found, _rulings(found), locked=True)
        verdicts = [
            replace(verdict, said=verdict.said | {"closed": record.closed})
            for record in found
            for verdict in [judge.judged(record)]
        ]
        return verdicts, write(judge.plan, self.batch, now=self.now)

    def take_back(self, deeds: Sequence[Deed]) -> int:
        return take_back(self.batch, deeds, now=self.now)

    def _records(self, rows: Sequence[Row]) -> list[Record]:
        return [understood(row.number, row.cells, self.now.year) for row in rows]

    def _sieve(self, records: Sequence[Record], rulings: Mapping[str, Ruling]) -> Sieve:
        asked = {key for record in records for key in sifting.asked(record, self.realm)}
        return Sieve(self.realm, Mark.objects.with_any(asked), rulings)

    def _judge(
        self, records: Sequence[Record], rulings: Mapping[str, Ruling], *, locked: bool
    ) -> Judge:
        zone = Campus.objects.current().zone
        return Judge(self.now, zone, known_to(records, locked=locked), rulings, plans=locked)


def _doubted(line: Line, doubt: Doubtful) -> Verdict:
    name = sifting.name_in(line)
    return Verdict(line.number, Outcome.ERROR, name, doubt.found, doubt.reason, is_held=True)


def _rulings(records: Sequence[Record]) -> dict[str, Ruling]:
    identities = {record.identity for record in records}
    return {ruling.identity: ruling for ruling in Ruling.objects.on(identities)}


RECIPE = Recipe("alumni", COLUMNS, Office)
