"""The doorbell: asks a worker to look now. Nothing depends on it, beat's ticks look anyway."""

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)


def _send(task_name: str) -> None:
    try:
        current_app.send_task(task_name, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("bell.not_heard", task=task_name, error=type(error).__name__)


def ring(task_name: str) -> None:
    """Rings a task by name once the running transaction has been committed."""
    transaction.on_commit(lambda: _send(task_name))
