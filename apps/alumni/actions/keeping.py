"""An alum says how one student may keep in touch; written to the ledger and nowhere else."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import KEEP_IN_TOUCH, Alum, Consent, Keeping, is_blocked, keeping_of, to_one
from apps.alumni.places import lock
from apps.alumni.policies import parties
from apps.alumni.workflow import Party, Status
from apps.core.moves import NotYours, Refused, StaleMove

WORDING = "2026-11"  # version of the words on the page of the choice


@dataclass(frozen=True)
class Answer:
    """What was pressed. Without `may_add` it can only allow less than the answer before."""

    way: Keeping
    may_add: bool = True


@transaction.atomic
def answer_keeping(
    alum: Alum, student: Person, answer: Answer, *, now: datetime, by: Person
) -> bool:
    """Adds a line to the ledger; False where it says so already."""
    locked = _locked(alum, student, by)
    before = keeping_of(locked, student)
    if answer.way == before:
        return False
    if answer.way.is_more_than(before) and not answer.may_add:
        raise Refused(_("This link has grown old and can only make it less. Ask for a fresh one."))
    Consent.objects.create(
        alum=locked,
        person=by,
        what=KEEP_IN_TOUCH,
        given=answer.way.is_yes,
        shown_to=to_one(student),
        wording=WORDING,
        details={"way": answer.way.value},
        at=now,
    )
    return True


def _locked(alum: Alum, student: Person, by: Person) -> Alum:
    """Only the alum answers for the alum, and where nothing may go on nothing is answered."""
    locked = lock(alum)
    if Party.ALUM not in parties(locked, by):
        raise NotYours
    if locked.status == Status.SUPPRESSED or is_blocked(locked, student):
        raise StaleMove(_("Nothing reaches you from this student; there is nothing to choose."))
    return locked
