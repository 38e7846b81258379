"""The states of a message in the outbox."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class State(models.TextChoices):
    """queued -> sending -> sent; the others are ends without a delivery.

    `sending` means claimed under a lease. A lease that ran out puts the row back to queued; if
    it had been handed to the mail server by then, it is marked uncertain as well.
    """

    QUEUED = "queued", _("waiting")
    SENDING = "sending", _("leaving")
    SENT = "sent", _("sent")
    FAILED = "failed", _("refused")
    WITHDRAWN = "withdrawn", _("withdrawn")
    SUPPRESSED = "suppressed", _("not wanted")
    EXPIRED = "expired", _("too late")


class Trouble(models.TextChoices):
    """What an address can bring about, long after a server took the mail."""

    BOUNCED = "bounced", _("mail does not arrive")
    COMPLAINED = "complained", _("reported as unwanted")


UNSENT = (State.QUEUED, State.SENDING)
# How the reason of a row begins that failed because no mail could be made of it.
UNWRITTEN = "Cannot be written. "
