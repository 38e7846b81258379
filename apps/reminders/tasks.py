from celery import shared_task

from apps.core.clock import now
from apps.reminders import actions


@shared_task(name="reminders.sweep", ignore_result=True)
def sweep() -> None:
    """Beat rings every few seconds; what is due stands in PostgreSQL."""
    actions.sweep(now=now())


@shared_task(name="reminders.mend", ignore_result=True)
def mend() -> None:
    """Letters that were taken back for one of their matters: the others are planned again."""
    actions.mend(now=now())
