from celery import shared_task

from apps.core.clock import now
from apps.imports.actions import work_through
from apps.students import actions


@shared_task(name="students.apply_imports", ignore_result=True)
def apply_imports() -> None:
    """Reads, compares, takes in or takes back rosters that wait, piece by piece."""
    work_through(actions.RECIPE, now)


@shared_task(name="students.watch_folder", ignore_result=True)
def watch_folder() -> None:
    """Takes rosters that the center's own systems put into a folder."""
    actions.watch(now=now())
