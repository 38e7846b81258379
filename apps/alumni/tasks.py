from celery import shared_task

from apps.alumni import actions
from apps.core.clock import now
from apps.imports.actions import apply


@shared_task(name="alumni.apply_imports", ignore_result=True)
def apply_imports() -> None:
    """Takes in the files that a coordinator said yes to, piece by piece."""
    while apply(actions.RECIPE, now=now()):
        pass


@shared_task(name="alumni.resume_due", ignore_result=True)
def resume_due() -> None:
    """Brings back alumni whose pause is over."""
    actions.resume_due(now=now())
