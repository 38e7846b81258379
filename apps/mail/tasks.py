from celery import shared_task

from apps.core.clock import now
from apps.mail import delivery


@shared_task(name="mail.deliver", ignore_result=True)
def deliver() -> None:
    """Beat rings every few seconds, posting rings at once; both find the same rows."""
    delivery.deliver(now)
