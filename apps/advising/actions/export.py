"""Writes down which file left, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.accounts.policies import is_staff
from apps.advising.models import Export
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours
from apps.students.models import Student
from apps.timeline.actions import record


@dataclass(frozen=True)
class Taking:
    """A file somebody asks for; `addresses`: with contact data."""

    what: str
    kind: str
    rows: int
    addresses: bool = False
    query: str = ""
    reason: str = ""


@transaction.atomic
def note_export(
    taking: Taking, students: Iterable[int] = (), *, now: datetime, by: Person
) -> Export:
    """Each of the students reads on the page of their data that they stood in a file."""
    if not is_staff(by):
        raise NotYours
    made = Export.objects.create(**vars(taking), at=now, by=by)
    record(subject=made, verb="export", note=f"{taking.rows} {taking.what}", now=now, by=by)
    audit.note(What.EXPORT, code=f"{taking.rows} {taking.what}", now=now, by=by.pk)
    people = Student.objects.chosen(students).values_list("person", flat=True)
    audit.note_all(What.IN_FILE, people if students else (), code=taking.what, now=now, by=by.pk)
    return made
