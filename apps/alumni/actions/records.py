"""Rows of an advancement office become records: new, changed, left alone, or waiting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.actions.closing import close_all
from apps.alumni.columns import COLUMNS, label
from apps.alumni.finding import words_of
from apps.alumni.models import Alum
from apps.alumni.office import FILLED, Record
from apps.alumni.sifting import Key, Sieve, keys, keys_of
from apps.alumni.workflow import Closed, Status
from apps.campus.models import Campus
from apps.imports.actions import Recipe, Verdict
from apps.imports.reading import Line
from apps.imports.workflow import Outcome

SILENT = {"zone"}  # follows from the city; nothing that a file says


@dataclass
class Known:
    """Records that rows of one piece may be about, each under all its marks."""

    by_record: dict[str, Alum] = field(default_factory=dict)
    by_email: dict[str, Alum] = field(default_factory=dict)
    by_key: dict[Key, Alum] = field(default_factory=dict)

    @classmethod
    def of(cls, alumni: Iterable[Alum]) -> "Known":
        known = cls()
        for alum in alumni:
            if alum.record_id:
                known.by_record[alum.record_id] = alum
            if alum.email:
                known.by_email.setdefault(alum.email, alum)
            first, last = (
                (alum.first_name, alum.nickname),
                (alum.last_name, alum.previous_last_name),
            )
            for key in keys(first, last, alum.class_year):
                known.by_key.setdefault(key, alum)
        return known


@dataclass
class Plan:
    """What to write for one piece of a file."""

    new: list[Alum] = field(default_factory=list)
    changed: list[Alum] = field(default_factory=list)
    closed: list[Alum] = field(default_factory=list)


class Office:
    """The desk for one file of an advancement office."""

    def __init__(self, lines: Sequence[Line], now: datetime) -> None:
        self.now = now
        self.sieve = Sieve(lines, now.year)
        self.zone = Campus.objects.current().zone

    def look(self, lines: Sequence[Line]) -> list[Verdict]:
        records = self._records(lines)
        known = Known.of(Alum.objects.perhaps(records))
        return self._verdicts(lines, known, Plan())

    def take_in(self, lines: Sequence[Line]) -> list[Verdict]:
        records = self._records(lines)
        known = Known.of(Alum.objects.perhaps(records).select_for_update(of=("self",)))
        plan = Plan()
        verdicts = self._verdicts(lines, known, plan)
        self._write(plan)
        return verdicts

    def _records(self, lines: Sequence[Line]) -> list[Record]:
        found = self.sieve.records
        return [found[line.number] for line in lines if line.number in found]

    def _verdicts(self, lines: Sequence[Line], known: Known, plan: Plan) -> list[Verdict]:
        verdicts = []
        for line in lines:
            record = self.sieve.records.get(line.number)
            verdict = self._judged(record, known, plan) if record else self.sieve.held[line.number]
            verdicts.append(replace(verdict, cells=line.cells))
        return verdicts

    def _judged(self, record: Record, known: Known, plan: Plan) -> Verdict:
        alum = known.by_record.get(record.record_id)
        twin = known.by_email.get(record.email)
        if alum is None and twin and not (twin.record_id and record.record_id):
            alum = twin
        if alum is None and twin is None:
            twin = next((known.by_key[key] for key in keys_of(record) if key in known.by_key), None)
            return self._looks_like(record, twin) if twin else self._new(record, plan)
        if twin and twin is not alum:
            return self._same_address(record, twin, plan)
        return self._again(record, alum or twin, plan)  # type: ignore[arg-type]

    def _new(self, record: Record, plan: Plan) -> Verdict:
        if not record.email and not record.closed:
            return _said(record, Outcome.IGNORED, _("E-mail is empty"), _("Nobody could be asked"))
        values = record.values | {"zone": record.values["zone"] or self.zone}
        status = Status.SUPPRESSED if record.closed else Status.IMPORTED
        plan.new.append(
            Alum(**values, status=status, closed_for=record.closed, imported_at=self.now)
        )
        if record.closed:
            return _withheld(record, _closed_words(record.closed))
        return _said(record, Outcome.CREATED, "", _("Imported, not visible, not invited"))

    def _again(self, record: Record, alum: Alum, plan: Plan) -> Verdict:
        """The file speaks of somebody who is here."""
        if alum.status == Status.SUPPRESSED:
            return _withheld(record, _closed_words(alum.closed_for))
        if record.closed:
            return _closing(record, alum, plan)
        differing = {
            name: value
            for name, value in record.values.items()
            if value and value != getattr(alum, name)
        }
        kept = [name for name in differing if name in alum.own]
        taken = [name for name in differing if name not in alum.own]
        found = [*(_was(alum, name, differing[name]) for name in taken if name not in SILENT)]
        found += [_stays(alum, name, differing[name]) for name in kept if name not in SILENT]
        why = _("What an alum corrected stays") if kept else ""
        if not taken:
            return _said(record, Outcome.UNCHANGED, "; ".join(found), why)
        for name in taken:
            setattr(alum, name, differing[name])
        plan.changed.append(alum)
        return _said(record, Outcome.CHANGED, "; ".join(found), why or _("Differs from before"))

    def _same_address(self, record: Record, twin: Alum, plan: Plan) -> Verdict:
        """An address that may not be written to is closed for whoever has it here."""
        may_close = twin.status != Status.SUPPRESSED
        if record.closed and record.closed != Closed.DECEASED and may_close:
            return _closing(record, twin, plan)
        found = _("Same e-mail as %(name)s, who has another record") % {"name": _name_of(twin)}
        return _said(record, Outcome.DUPLICATE, found, _("This row waits"))

    def _looks_like(self, record: Record, twin: Alum) -> Verdict:
        found = _("Looks like %(name)s: same name and year") % {"name": _name_of(twin)}
        return _said(record, Outcome.DUPLICATE, found, _("This row waits"))

    def _write(self, plan: Plan) -> None:
        for alum in plan.changed:
            alum.words = words_of(alum) if alum.opted_in_at else ""
        Alum.objects.bulk_create(plan.new, batch_size=1000)
        Alum.objects.bulk_update(plan.changed, [*FILLED, "words"], batch_size=500)
        _follow(plan.changed)
        close_all(plan.closed, now=self.now, by=None)


def _said(record: Record, outcome: Outcome, found: str, reason: str) -> Verdict:
    return Verdict(record.number, outcome, record.name, found, reason)


def _withheld(record: Record, words: str) -> Verdict:
    return Verdict(
        record.number,
        Outcome.IGNORED,
        _("name withheld"),
        words,
        _("Stays suppressed, whatever a file says"),
    )


def _closing(record: Record, alum: Alum, plan: Plan) -> Verdict:
    alum.closed_for = record.closed
    plan.closed.append(alum)
    return Verdict(
        record.number,
        Outcome.CHANGED,
        _("name withheld"),
        _closed_words(record.closed),
        _("Not to be contacted from now on"),
    )


def _closed_words(closed: str) -> str:
    return str(Closed(closed).label).capitalize()


def _name_of(alum: Alum) -> str:
    if alum.status == Status.SUPPRESSED:
        return _("somebody who is not to be contacted")
    return f"{alum.name} ’{alum.class_year % 100:02}" if alum.class_year else alum.name


def _was(alum: Alum, name: str, value: object) -> str:
    before = getattr(alum, name)
    words = _("%(what)s: %(before)s, now %(now)s") if before else _("%(what)s: now %(now)s")
    return words % {"what": label(name), "before": before, "now": value}


def _stays(alum: Alum, name: str, value: object) -> str:
    return _("%(what)s: %(mine)s stays, file says %(file)s") % {
        "what": label(name),
        "mine": getattr(alum, name),
        "file": value,
    }


def _follow(alumni: Sequence[Alum]) -> None:
    """Mail goes where the record says; a person who signs in looks after their own address."""
    people = []
    for alum in alumni:
        person = alum.person
        if person and not person.may_sign_in:
            person.email, person.zone = alum.email, alum.zone or person.zone
            people.append(person)
    Person.objects.bulk_update(people, ["email", "zone"], batch_size=1000)


RECIPE = Recipe("alumni", COLUMNS, Office)
