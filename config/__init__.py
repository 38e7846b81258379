"""What differs between machines: settings, URLs, the Celery application, the local stack."""
