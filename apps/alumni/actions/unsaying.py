"""A word that is planned or still lies here does not leave once it became untrue."""

from collections.abc import Collection
from datetime import datetime

from apps.alumni.models import Wait
from apps.alumni.models.looking import Waits
from apps.alumni.nudges import WAIT, WORTH_SAYING
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status


def unsay_room(waits: Waits, *, now: datetime) -> None:
    """In the transaction in which an alum goes away; whom no word reached waits on.

    Who was told and asked again has another row that waits, and needs no second one.
    """
    told = list(waits.told_since(now - WORTH_SAYING).select_for_update(of=("self",)))
    if not told:
        return
    unsaid = take_back([(WAIT, one.pk) for one in told], now=now)
    again = Wait.objects.filter(pk__in=unsaid)
    twice = set(again.asked_again().values_list("pk", flat=True))
    again.exclude(pk__in=twice).update(told_at=None)


def take_back(subjects: Collection[tuple[str, int]], *, now: datetime) -> set[int]:
    """Ends what is planned about each; the numbers of those whose word nobody got."""
    unsaid = set()
    for subject in subjects:
        reconcile(subject=subject, plan=[], now=now)
        if Reminder.objects.about(subject).filter(status=Status.CANCELLED).exists():
            unsaid.add(subject[1])
    return unsaid
