"""An alum's cancellation taken back, while nobody has been told."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.moves import StaleMove
from apps.interviews.actions.arrange import lock
from apps.interviews.actions.invite import cancellations
from apps.interviews.actions.move import move
from apps.interviews.models import Interview, Word
from apps.interviews.workflow import Side, Status
from apps.mail.actions import withdraw


def can_restore(interview: Interview, *, now: datetime) -> bool:
    """Called off by the alum less than the campus's undo seconds ago."""
    if interview.status != Status.CANCELLED or interview.ended_by != Side.ALUM:
        return False
    undo = Campus.objects.current().undo
    return interview.ended_at is not None and now < interview.ended_at + undo


@transaction.atomic
def restore(interview: Interview, *, now: datetime, by: Person) -> None:
    """As if it had not been called off: the sequence goes back, for no calendar has seen it."""
    lock(interview)
    if interview.status in {Status.SCHEDULED, Status.TO_SCHEDULE}:
        return
    keys = cancellations(interview)
    name = "restore" if interview.starts_at else "reopen"
    # Without a time the alum, who knows, got no letter.
    letters = len(keys) if interview.starts_at else 1
    if not can_restore(interview, now=now) or withdraw(keys=keys) < letters:
        raise StaleMove(_("The note has left already. Suggest a time if you would like to talk."))
    back = {"ended_at": None, "ended_by": "", "sequence": interview.sequence - 1}
    move(interview, name, back, now=now, by=by)
    Word.objects.take_back(interview, now)
