"""What an advisor decided about a copy can be undone until the student is told of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.moves import NotYours, StaleMove
from apps.mail.actions import withdraw
from apps.students.models import Copy


def take_back_verdict(
    copy: Copy, key: str, *, is_as_it_was: bool, now: datetime, by: Person
) -> bool:
    """Withdraws the letter of this key; False where it was undone already.

    Who may read it is asked before, under the lock of the row that is reopened then.
    `is_as_it_was` says whether
    the student has left everything as it was decided.
    """
    if not copy.verdict:
        return False  # pressed twice
    if copy.decided_by_id != by.pk:
        raise NotYours
    told_at = copy.told_at(Campus.objects.current())
    if told_at is None or told_at <= now or not withdraw(keys=[key]):
        raise StaleMove(_("The student was told already, so it cannot be undone here."))
    if not is_as_it_was:
        raise StaleMove(_("The student has gone on with it already, so it cannot be undone here."))
    return True
