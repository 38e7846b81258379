from celery import shared_task

from apps.core.clock import now
from apps.interviews import actions


@shared_task(name="interviews.tidy", ignore_result=True)
def tidy() -> None:
    """Closes what found no time, frees places, gives back thank-yous that nobody read."""
    moment = now()
    actions.tidy(now=moment)
    actions.release_unread_thanks(now=moment)


@shared_task(name="interviews.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders of conversations and thank-yous equal to their rules again."""
    actions.replan(now=now())
