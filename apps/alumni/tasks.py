from datetime import timedelta

from celery import shared_task

from apps.alumni import actions
from apps.core.clock import now
from apps.imports.actions import work_through


@shared_task(name="alumni.apply_imports", ignore_result=True)
def apply_imports() -> None:
    """Reads, compares, takes in or takes back what waits, piece by piece."""
    work_through(actions.RECIPE, now)


@shared_task(name="alumni.run_campaigns", ignore_result=True)
def run_campaigns() -> None:
    """Invites whose turn it is in the campaigns that run."""
    actions.run_campaigns(now=now())


@shared_task(name="alumni.resume_due", ignore_result=True)
def resume_due() -> None:
    """Brings back alumni whose pause is over."""
    actions.resume_due(now=now())


@shared_task(name="alumni.heed_reports", ignore_result=True)
def heed_reports() -> None:
    """Hides alumni to whom mail does not get through."""
    actions.heed_reports(now=now())


@shared_task(name="alumni.tell_of_room", ignore_result=True)
def tell_of_room() -> None:
    """Tells students that somebody they wait for has room."""
    actions.tell_of_room(now=now())


@shared_task(name="alumni.tell_of_opening", ignore_result=True)
def tell_of_opening() -> None:
    """Tells students who wait for it that the first alumni have opted in."""
    actions.tell_of_opening(now=now())


@shared_task(name="alumni.warn", ignore_result=True)
def warn() -> None:
    """Tells coordinators, once a day, who opened a canary's profile; puts old rows away."""
    moment = now()
    actions.warn_of_canaries(now=moment)
    actions.forget(before=moment - timedelta(days=2))
