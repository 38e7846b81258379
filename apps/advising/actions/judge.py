"""Notes and flags: who wrote them, who read them, and when they ended."""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.advising.models import Flag, Note, NoteRead
from apps.advising.models.judgement import BACK_FOR
from apps.core.moves import NotYours, StaleMove
from apps.students.actions import lock
from apps.students.models import Student
from apps.students.policies import advises
from apps.timeline.actions import record


@transaction.atomic
def note(student: Student, text: str, *, shared: bool, now: datetime, by: Person) -> Note:
    """A note that stands already in these words stays once: it was a second press."""
    if not advises(by, student):
        raise NotYours
    lock(student)
    said = Note.objects.filter(student=student, by=by, text=text, shared=shared, ended_at=None)
    found = said.first()
    if found is not None:
        return found
    made = Note.objects.create(student=student, text=text, shared=shared, at=now, by=by)
    record(subject=made, verb="note", note="shared" if shared else "private", now=now, by=by)
    return made


@transaction.atomic
def end_note(note: Note, *, now: datetime, by: Person) -> None:
    """Puts it away; the record of who read it stays."""
    if note.by_id != by.pk:
        raise NotYours
    if note.ended_at is None:
        note.ended_at = now
        note.save(update_fields=["ended_at"])
        record(subject=note, verb="end_note", now=now, by=by)


@transaction.atomic
def bring_back_note(note: Note, *, now: datetime, by: Person) -> None:
    """A note that was put away stands again; `StaleMove` once its day is over."""
    if note.by_id != by.pk:
        raise NotYours
    note.refresh_from_db(from_queryset=Note.objects.select_for_update())
    if note.ended_at is None:
        return  # pressed twice
    if now >= note.ended_at + BACK_FOR:
        raise StaleMove(_("It could be brought back for 24 hours. These are over."))
    note.ended_at = None
    note.save(update_fields=["ended_at"])
    record(subject=note, verb="bring_back_note", now=now, by=by)


def read_notes(notes: Iterable[Note], *, day: date, now: datetime, by: Person) -> None:
    """Writes down that `by` was shown them that day; who wrote one does not count."""
    rows = [NoteRead(note=one, reader=by, day=day, at=now) for one in notes if one.by_id != by.pk]
    NoteRead.objects.bulk_create(rows, ignore_conflicts=True)


@transaction.atomic
def flag(student: Student, priority: int, reason: str, *, now: datetime, by: Person) -> Flag:
    """One is up at a time: another takes its place."""
    if not advises(by, student):
        raise NotYours
    lock(student)
    standing = Flag.objects.on(student).first()
    if standing and (standing.priority, standing.reason) == (priority, reason):
        return standing
    if standing:
        unflag(standing, now=now, by=by)
    made = Flag.objects.create(student=student, priority=priority, reason=reason, at=now, by=by)
    record(subject=made, verb="flag", note=str(priority), now=now, by=by)
    return made


@transaction.atomic
def unflag(flag: Flag, *, now: datetime, by: Person) -> None:
    if not advises(by, flag.student):
        raise NotYours
    if flag.ended_at is None:
        flag.ended_at, flag.ended_by = now, by
        flag.save(update_fields=["ended_at", "ended_by"])
        record(subject=flag, verb="unflag", now=now, by=by)
