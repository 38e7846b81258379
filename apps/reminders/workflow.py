"""The states of a reminder, and the ways in which it may be said."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    """scheduled -> sent is the way; shown: the reader wants it in Rapport alone.

    skipped: its window had closed; cancelled: no longer true.
    """

    SCHEDULED = "scheduled", _("planned")
    SENT = "sent", _("sent")
    SHOWN = "shown", _("only in Rapport")
    SKIPPED = "skipped", _("left out")
    CANCELLED = "cancelled", _("no longer needed")
    FAILED = "failed", _("failed")


class Channel(models.TextChoices):
    """How a kind of reminder reaches a person."""

    DAILY = "daily", _("in the daily mail")
    OWN = "own", _("a mail of its own")
    PAGE = "page", _("only in Rapport")


# What a new plan may bring back or change; what was sent or failed stays as it was.
MOVABLE = (Status.SCHEDULED, Status.SKIPPED, Status.CANCELLED)
# What has been said, by mail or on a page, and may still wait for its reader.
SAID = (Status.SENT, Status.SHOWN)
