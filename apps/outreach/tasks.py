from celery import shared_task

from apps.core.clock import now
from apps.outreach.actions import expire_overdue


@shared_task(name="outreach.expire", ignore_result=True)
def expire() -> None:
    """Closes requests that nobody answered in time."""
    expire_overdue(now=now())
