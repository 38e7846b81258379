from celery import shared_task

from apps.advising import actions


@shared_task(name="advising.fold", ignore_result=True)
def fold() -> None:
    """Keeps the summary near, so that no page has much to catch up on."""
    actions.fold()
