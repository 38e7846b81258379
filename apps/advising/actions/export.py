"""Writes down which file left, before it does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_staff
from apps.advising.models import Export
from apps.advising.policies import FREELY, taken_lately
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours, Refused
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
    taking: Taking,
    students: Iterable[int] = (),
    *,
    asked: bool = False,
    now: datetime,
    by: Person,
) -> Export:
    """Each of the students reads on the page of their data that they stood in a file.

    `asked`: they said what so many addresses are for, and showed that it is they.
    """
    if not is_staff(by):
        raise NotYours
    if taking.addresses and not asked:
        _stay_few(taking.rows, now=now, by=by)
    made = Export.objects.create(**vars(taking), at=now, by=by)
    record(subject=made, verb="export", note=f"{taking.rows} {taking.what}", now=now, by=by)
    audit.note(What.EXPORT, code=f"{taking.rows} {taking.what}", now=now, by=by.pk)
    people = Student.objects.chosen(students).values_list("person", flat=True)
    audit.note_all(What.IN_FILE, people if students else (), code=taking.what, now=now, by=by.pk)
    return made


def _stay_few(rows: int, *, now: datetime, by: Person) -> None:
    """Of two presses at once the second one counts what the first one took."""
    Person.objects.select_for_update().get(pk=by.pk)
    if taken_lately(by, now=now) + rows > FREELY:
        raise Refused(_("Another file of yours left meanwhile. Go back, and say what this is for."))
