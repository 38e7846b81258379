from celery import shared_task

from apps.core.clock import now
from apps.outreach import actions


@shared_task(name="outreach.expire", ignore_result=True)
def expire() -> None:
    """Notes which letters have left, and closes requests that nobody answered in time."""
    actions.collect_delivered()
    actions.expire_overdue(now=now())


@shared_task(name="outreach.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders of requests equal to their rules again."""
    actions.replan(now=now())
