from celery import shared_task

from apps.core.clock import now
from apps.home import actions


@shared_task(name="home.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders to leave with one's network equal to their rule again."""
    actions.replan(now=now())
