from celery import shared_task

from apps.contacts import actions
from apps.core.clock import now


@shared_task(name="contacts.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders to keep in touch equal to their rules again."""
    actions.replan(now=now())
