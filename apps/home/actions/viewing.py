"""A coordinator looks at Rapport as a student sees it: begun, each page noted, ended."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours
from apps.home.models import LASTS, Viewing
from apps.home.policies import may_look_on
from apps.students.models import Student
from apps.timeline.actions import record


@transaction.atomic
def look_on(student: Student, *, now: datetime, by: Person) -> Viewing:
    """Whatever they looked at before has ended with it: one student at a time."""
    if not may_look_on(by, student):
        raise NotYours
    # Of two presses at once one waits here for the other.
    Person.objects.select_for_update(no_key=True).get(pk=by.pk)
    for earlier in Viewing.objects.open_by(by):
        _end(earlier, now)
    made = Viewing.objects.create(student=student, by=by, began_at=now, ends_at=now + LASTS)
    record(subject=student, verb="view_as", now=now, by=by)
    audit.note(What.VIEW_AS, person=student.person_id, now=now, by=by.pk)
    return made


def note_page(viewing: Viewing, page: str, *, now: datetime, by: Person) -> None:
    """`page` is the name of a view; the student reads which pages were opened."""
    record(subject=viewing, verb="page", note=page, now=now, by=by)


@transaction.atomic
def look_off(*, now: datetime, by: Person) -> list[Viewing]:
    """Ends what runs of theirs; nothing where nothing does."""
    ended = list(Viewing.objects.open_by(by).select_for_update().select_related("student"))
    for viewing in ended:
        _end(viewing, now)
        person = viewing.student.person_id
        audit.note(What.VIEW_END, person=person, now=now, by=by.pk)
    return ended


def _end(viewing: Viewing, now: datetime) -> None:
    viewing.ended_at = min(now, viewing.ends_at)
    viewing.save(update_fields=["ended_at"])
