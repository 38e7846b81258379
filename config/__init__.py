"""What differs between machines: settings, URLs, the Celery application, the local stack."""

from config.celery import app as celery_app

__all__ = ["celery_app"]
