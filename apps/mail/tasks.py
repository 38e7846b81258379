from celery import shared_task

from apps.core.clock import now
from apps.mail import delivery, gate
from apps.mail.forgetting import forget as forget_words


@shared_task(name="mail.deliver", ignore_result=True)
def deliver() -> None:
    """Beat rings every few seconds, posting rings at once; both find the same rows."""
    delivery.deliver(now)


@shared_task(name="mail.pulse", ignore_result=True)
def pulse() -> None:
    """Only beat rings this one: without beat or without a worker the pulse grows old."""
    gate.pulse(now())


@shared_task(name="mail.forget", ignore_result=True)
def forget() -> None:
    """The words of old mail go, what happened stays."""
    forget_words(now=now())
