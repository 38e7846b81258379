from celery import shared_task

from apps.advising import actions
from apps.campus.models import Campus
from apps.core.clock import local, now


@shared_task(name="advising.fold", ignore_result=True)
def fold() -> None:
    """Keeps the summary near, so that no page has much to catch up on."""
    actions.fold()


@shared_task(name="advising.tally", ignore_result=True)
def tally() -> None:
    """Keeps where students stand on this day of the campus."""
    actions.tally(local(now(), Campus.objects.current().zone).date())
