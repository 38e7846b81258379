"""The doorbell: asks a worker to look now. Nothing depends on it, beat's ticks look anyway."""

import structlog
from celery import current_app
from django.db import transaction
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

# A page never waits for Valkey: refused or hung, the bell gives up in about a second. (With the
# worker's patience it took 6 s and 30 s.)
IMPATIENT = {
    "socket_timeout": 0.5,
    "socket_connect_timeout": 0.5,
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0,
    "interval_max": 0,
}


def _send(task_name: str) -> None:
    try:
        with current_app.connection(transport_options=IMPATIENT) as line:
            current_app.send_task(task_name, connection=line, retry=False, ignore_result=True)
    except (OperationalError, OSError) as error:
        log.warning("bell.not_heard", task=task_name, error=type(error).__name__)


def ring(task_name: str) -> None:
    """Rings a task by name once the running transaction has been committed."""
    transaction.on_commit(lambda: _send(task_name))
