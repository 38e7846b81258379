"""Celery is a doorbell: PostgreSQL remembers, a task looks there for what is due."""

import gc
import os

from celery import Celery
from celery.signals import worker_process_init

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("rapport")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_process_init.connect
def spare_what_stays(**_given: object) -> None:
    """What is loaded by now stays: to look through it for garbage took a sixth of each mail."""
    gc.freeze()
