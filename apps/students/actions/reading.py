"""What an advisor decided about a copy can be undone until the student is told of it."""

from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.core.moves import NotYours, StaleMove
from apps.mail.actions import withdraw
from apps.students.models import Copy


def held_back(*, now: datetime, by: Person | None) -> datetime | None:
    """When the letter of a verdict leaves: of a person's, once it cannot be undone any more."""
    return now + Campus.objects.current().undo if by else None


def take_back_verdict(copy: Copy, *, is_as_it_was: bool, now: datetime, by: Person) -> bool:
    """Withdraws the letter of a verdict; False where it was undone already.

    The caller has locked the copy, and asked whether this person may read it. `is_as_it_was` says
    whether the student has left the note as it was decided.
    """
    if not copy.verdict:
        return False  # pressed twice
    if copy.decided_by_id != by.pk:
        raise NotYours
    if not is_as_it_was:
        raise StaleMove(_("The student has gone on with it already, so it cannot be undone here."))
    rules = Campus.objects.current()
    if copy.due_at(rules) <= now:
        raise StaleMove(_("It is the student’s to send by now, so it cannot be undone here."))
    told_at = copy.told_at(rules)
    if told_at is None or told_at <= now or not withdraw(keys=[copy.letter_key]):
        raise StaleMove(_("The student was told already, so it cannot be undone here."))
    return True


def unsay(copy: Copy | None) -> None:
    """The student acted on this verdict: a letter that is still here would tell what is past."""
    if copy is not None:
        withdraw(keys=[copy.letter_key])
