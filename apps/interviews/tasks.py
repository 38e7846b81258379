from celery import shared_task

from apps.core.clock import now
from apps.interviews import actions


@shared_task(name="interviews.tidy", ignore_result=True)
def tidy() -> None:
    """Closes what found no time, and frees the places of what is over."""
    actions.tidy(now=now())


@shared_task(name="interviews.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders of conversations and thank-yous equal to their rules again."""
    actions.replan(now=now())
