"""What one row means for the records: new, changed, left alone, or waiting. Writes nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from django.utils.translation import gettext as _

from apps.alumni.actions.office.known import Known, named
from apps.alumni.actions.office.words import (
    closed_words,
    kept_words,
    left_out,
    name_of,
    said,
    was,
    withheld,
)
from apps.alumni.models import Alum, Answer, Ruling
from apps.alumni.near import is_same
from apps.alumni.office import Record
from apps.alumni.workflow import OF_ONE, Closed, Status
from apps.imports.actions import Verdict
from apps.imports.models import Deed
from apps.imports.workflow import Outcome

SILENT = {"zone"}  # follows from the city; nothing that a file says
_OWN_WORD = frozenset({Status.OPTED_IN, Status.PAUSED})


@dataclass
class Plan:
    """What to write for one piece of a file, and what that does."""

    new: list[tuple[int, Alum]] = field(default_factory=list)
    changed: list[Alum] = field(default_factory=list)
    closed: list[Alum] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)


@dataclass(frozen=True)
class Judge:
    """Judges the rows of one piece, one by one, and fills the plan."""

    now: datetime
    zone: str  # of the center, where a row names no place
    known: Known
    rulings: Mapping[str, Ruling]
    plans: bool  # else it only says what would be: a preview of new people makes none
    plan: Plan = field(default_factory=Plan)

    def judged(self, record: Record) -> Verdict:
        ruling = self.rulings.get(record.identity)
        if ruling and ruling.answer == Answer.LEFT_OUT:
            return left_out(record)
        alum = self.known.by_record.get(record.record_id)
        if alum is not None:
            return self._certain(record, alum, ruling)
        if ruling and ruling.answer == Answer.SAME:
            return self._decided(record, ruling.alum)
        return self._met(record, is_other=ruling is not None)

    def _met(self, record: Record, *, is_other: bool) -> Verdict:
        """No record of this name is here: the address tells who it is, or a likeness asks."""
        twin = self.known.by_email.get(record.email)
        if twin and not (twin.record_id and record.record_id):
            return self._again(record, twin)
        if is_other:
            return self._new(record)
        if twin:
            return self._same_address(record, twin)
        near = self.known.nearest(record.named)
        return self._looks_like(record, near) if near else self._new(record)

    def _certain(self, record: Record, alum: Alum, ruling: Ruling | None) -> Verdict:
        """The record is here; its address may be somebody else's, and by decision be shared."""
        twin = self.known.by_email.get(record.email)
        if not twin or twin is alum or twin.email == alum.email:
            return self._again(record, alum)
        if ruling is None or record.closed:
            return self._same_address(record, twin)
        if ruling.answer == Answer.SAME:  # two records of one person: each keeps its address
            record = replace(record, values=record.values | {"email": alum.email})
        return self._again(record, alum)

    def _new(self, record: Record) -> Verdict:
        if not record.email and not record.closed:
            return said(record, Outcome.IGNORED, _("E-mail is empty"), _("Nobody could be asked"))
        if self.plans:
            self.plan.new.append((record.number, self._made(record)))
        if record.closed:
            return withheld(record, closed_words(record.closed))
        return said(record, Outcome.CREATED, "", _("Imported, not visible, not invited"))

    def _made(self, record: Record) -> Alum:
        values = record.values | {"zone": record.values["zone"] or self.zone}
        status = Status.SUPPRESSED if record.closed else Status.IMPORTED
        return Alum(**values, status=status, closed_for=record.closed, imported_at=self.now)

    def _again(self, record: Record, alum: Alum) -> Verdict:
        """The file speaks of somebody who is here."""
        if alum.closed_for:
            return withheld(record, closed_words(alum.closed_for))
        if record.closed == Closed.INACTIVE and alum.status in _OWN_WORD:
            found = _("Inactive in the file")
            return said(record, Outcome.UNCHANGED, found, _("Their own yes stands"))
        if record.closed:
            return self._closing(record, alum)
        differing = {
            name: value
            for name, value in record.values.items()
            if value and value != getattr(alum, name)
        }
        return self._differing(record, alum, differing)

    def _differing(
        self, record: Record, alum: Alum, differing: Mapping[str, str | int | None]
    ) -> Verdict:
        taken = {name: value for name, value in differing.items() if name not in alum.own}
        kept = [name for name in differing if name in alum.own and name not in SILENT]
        found = kept_words(alum, {name: differing[name] for name in kept})
        why = _("What an alum corrected stays") if kept else ""
        if not taken:
            return said(record, Outcome.UNCHANGED, found, why)
        shown = [was(alum, name, value) for name, value in taken.items() if name not in SILENT]
        self._change(record, alum, taken)
        return said(record, Outcome.CHANGED, found, why or _("Differs from before"), shown)

    def _change(self, record: Record, alum: Alum, taken: Mapping[str, str | int | None]) -> None:
        before = {name: getattr(alum, name) for name in taken}
        for name, value in taken.items():
            setattr(alum, name, value)
        self.plan.changed.append(alum)
        self._done(record, alum, before, dict(taken))

    def _decided(self, record: Record, alum: Alum | None) -> Verdict:
        """Somebody said who this is: what is missing there is taken, nothing else changes."""
        alum = alum or self.known.by_email.get(record.email) or self.known.nearest(record.named)
        if alum is None:
            return self._new(record)
        alum = self.known.by_record.get(alum.record_id, alum)
        if alum.closed_for or record.closed:
            return self._again(record, alum)
        missing = {
            name: value
            for name, value in record.values.items()
            if value and not getattr(alum, name)
        }
        verdict = self._differing(record, alum, missing)
        found = _("Same person as %(name)s, as decided") % {"name": name_of(alum)}
        return said(record, verdict.outcome, found, verdict.reason, verdict.said.get("was"))

    def _closing(self, record: Record, alum: Alum) -> Verdict:
        alum.closed_for = record.closed
        self.plan.closed.append(alum)
        self._done(record, alum, {"closed_for": ""}, {"closed_for": record.closed})
        words = closed_words(record.closed)
        return said(record, Outcome.CHANGED, words, _("Not to be contacted from now on"), name="")

    def _same_address(self, record: Record, twin: Alum) -> Verdict:
        """An address that may not be written to is closed for whoever has it here."""
        if record.closed and record.closed not in OF_ONE and not twin.closed_for:
            return self._closing(record, twin)
        found = _("Same e-mail as %(name)s, who has another record") % {"name": name_of(twin)}
        return self._waits(record, twin, found)

    def _looks_like(self, record: Record, twin: Alum) -> Verdict:
        words = _("Looks like %(name)s: nearly the same name and year")
        if is_same(record.named, named(twin)):
            words = _("Looks like %(name)s: same name and year")
        return self._waits(record, twin, words % {"name": name_of(twin)})

    def _waits(self, record: Record, twin: Alum, found: str) -> Verdict:
        like = {"alum": twin.pk, "facts": record.facts}
        return said(record, Outcome.DUPLICATE, found, _("This row waits"), like=like)

    def _done(
        self, record: Record, alum: Alum, before: dict[str, object], after: dict[str, object]
    ) -> None:
        self.plan.deeds.append(
            Deed(number=record.number, record=alum.pk, is_new=False, before=before, after=after)
        )
