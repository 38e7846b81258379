"""Heals reminders after a rule changed: the rows are made equal to the plans again."""

from datetime import datetime

from django.db import transaction

from apps.contacts.actions.keeping import SUBJECT
from apps.contacts.models import KeepInTouch
from apps.contacts.nudges import plan
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder


def replan(*, now: datetime) -> None:
    """Every active plan, and every one that has a reminder; a row at a time."""
    active = set(KeepInTouch.objects.active().values_list("pk", flat=True))
    for pk in sorted(active | Reminder.objects.pending().subjects(SUBJECT)):
        _one(pk, now)


@transaction.atomic
def _one(pk: int, now: datetime) -> None:
    kept = KeepInTouch.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(SUBJECT, pk), plan=plan(kept) if kept else [], now=now)
