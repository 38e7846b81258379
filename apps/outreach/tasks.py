from celery import shared_task

from apps.core.clock import now
from apps.outreach import actions


@shared_task(name="outreach.tell", ignore_result=True)
def tell() -> None:
    """Tells the answers whose half minute is over."""
    actions.tell_due(now=now())


@shared_task(name="outreach.expire", ignore_result=True)
def expire() -> None:
    """Notes which letters have left, closes what nobody answered, offers drafts again."""
    moment = now()
    actions.collect_delivered(now=moment)
    actions.collect_bounced(now=moment)
    actions.close_overdue(now=moment)
    actions.offer_again(now=moment)
    actions.release_unread(now=moment)


@shared_task(name="outreach.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders of requests equal to their rules again."""
    actions.replan(now=now())
