"""Celery is a doorbell: PostgreSQL remembers, a task looks there for what is due."""

import os

from celery import Celery
from celery.signals import worker_process_init

from config.loaded import spare_what_stays

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("rapport")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def begin(**_given: object) -> None:
    """Before its first task."""
    spare_what_stays()
