"""Directory information that a student asked the campus to withhold (FERPA, 34 CFR 99.37)."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours
from apps.students.actions.journey import lock
from apps.students.models import Student
from apps.students.policies import advises
from apps.timeline.actions import record


@transaction.atomic
def withhold(student: Student, *, wanted: bool, now: datetime, by: Person) -> None:
    """By their advisor or a coordinator; a second press changes nothing."""
    if not advises(by, student):
        raise NotYours
    student.is_withheld = lock(student).is_withheld
    if student.is_withheld == wanted:
        return
    student.is_withheld = wanted
    student.save(update_fields=["is_withheld"])
    record(subject=student, verb="withhold" if wanted else "give_out", now=now, by=by)
    code = "yes" if wanted else "no"
    audit.note(What.WITHHELD, person=student.person_id, code=code, now=now, by=by.pk)
