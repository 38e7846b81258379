"""Heals reminders after a rule changed: the rows are made equal to the plans again."""

from datetime import datetime

from django.db import transaction

from apps.interviews.actions.move import INTERVIEW, THANKS
from apps.interviews.models import Interview, ThankYou
from apps.interviews.nudges import plan, thanks_plan
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder


def replan(*, now: datetime) -> None:
    """Everything that should have a reminder, and everything that has one; a row at a time."""
    talks = set(Interview.objects.ahead().values_list("pk", flat=True))
    for pk in sorted(talks | Reminder.objects.pending().subjects(INTERVIEW)):
        _one_talk(pk, now)
    thanks = set(ThankYou.objects.open().values_list("pk", flat=True))
    for pk in sorted(thanks | Reminder.objects.pending().subjects(THANKS)):
        _one_thanks(pk, now)


@transaction.atomic
def _one_talk(pk: int, now: datetime) -> None:
    talk = Interview.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(INTERVIEW, pk), plan=plan(talk) if talk else [], now=now)


@transaction.atomic
def _one_thanks(pk: int, now: datetime) -> None:
    thanks = ThankYou.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(THANKS, pk), plan=thanks_plan(thanks) if thanks else [], now=now)
