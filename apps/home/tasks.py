from celery import shared_task

from apps.core.clock import now
from apps.home import actions


@shared_task(name="home.replan", ignore_result=True)
def replan() -> None:
    """Makes the reminders to leave with one's network equal to their rule again."""
    actions.replan(now=now())


@shared_task(name="home.follow_readers", ignore_result=True)
def follow_readers() -> None:
    """In the morning of an absence a colleague reads; on the day after it the advisor again."""
    actions.readers_change(now=now())


@shared_task(name="home.make_takeouts", ignore_result=True)
def make_takeouts() -> None:
    """Makes the files that people asked for of their own data."""
    actions.make_takeouts(now=now())


@shared_task(name="home.erase_due", ignore_result=True)
def erase_due() -> None:
    """Erases whose 72 hours are over."""
    actions.erase_due(now=now())


@shared_task(name="home.change_addresses", ignore_result=True)
def change_addresses() -> None:
    """Makes the addresses valid whose 72 hours are over."""
    actions.change_addresses(now=now())


@shared_task(name="home.retain", ignore_result=True)
def retain() -> None:
    """Ends what was kept for as long as `kept` says."""
    actions.retain(now=now())
