"""Rapport's settings, with those of its peers beside them: each tuned as its own documents say."""

import os
import tempfile
from pathlib import Path

from config.settings import *  # noqa: F403 - the same site
from config.settings import INSTALLED_APPS as OWN_APPS
from config.settings import MAIL_SERVER

# With it Django notes every query of every contestant.
DEBUG = False
INSTALLED_APPS = [*OWN_APPS, "post_office"]
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER["EMAIL_HOST"], MAIL_SERVER["EMAIL_PORT"]
POST_OFFICE = {
    "BACKENDS": {"default": "django.core.mail.backends.smtp.EmailBackend"},
    "BATCH_SIZE": 100,
    "THREADS_PER_PROCESS": 5,
    "LOG_LEVEL": 1,
    "LOCKFILE": Path(tempfile.gettempdir()) / f"rapport-bench-{os.environ['BENCH_RUN']}",
}
# Celery closes the database before every task unless it is told how long to keep it.
CELERY_DB_REUSE_MAX = 100_000
