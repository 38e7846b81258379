"""Heals reminders after a rule changed: the rows are made equal to the plans again."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from apps.outreach.actions.move import SUBJECT
from apps.outreach.models import Request
from apps.outreach.nudges import plan
from apps.reminders.actions import reconcile
from apps.reminders.models import Reminder


def replan(*, now: datetime) -> None:
    """Every open request, and every one that has a reminder; a row at a time."""
    waiting = set(Request.objects.unfinished().values_list("pk", flat=True))
    for pk in sorted(waiting | Reminder.objects.pending().subjects(SUBJECT)):
        replan_one(pk, now)


@transaction.atomic
def replan_one(pk: int, now: datetime) -> None:
    """Under a lock on the request, as its moves do it."""
    request = Request.objects.select_for_update().filter(pk=pk).first()
    reconcile(subject=(SUBJECT, pk), plan=plan(request) if request else [], now=now)


def follow_readers(advisors: Collection[int], students: Collection[int], *, now: datetime) -> None:
    """Drafts of these students, and of whom these advise, are called to mind with who reads now."""
    waiting = Request.objects.read_for(advisors, students)
    for pk in waiting.order_by("pk").values_list("pk", flat=True):
        replan_one(pk, now)
