"""The states of a reminder."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """scheduled -> sent is the way; skipped: its window had closed; cancelled: no longer true."""

    SCHEDULED = "scheduled", _("planned")
    SENT = "sent", _("sent")
    SKIPPED = "skipped", _("left out")
    CANCELLED = "cancelled", _("no longer needed")
    FAILED = "failed", _("failed")


# What a new plan may bring back or change; what was sent or failed stays as it was.
MOVABLE = (Status.SCHEDULED, Status.SKIPPED, Status.CANCELLED)
