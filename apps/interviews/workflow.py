"""A conversation from yes to thank-you. A reschedule keeps the row and counts a sequence."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    TO_SCHEDULE = "to_schedule", _("to schedule")
    SCHEDULED = "scheduled", _("scheduled")
    HELD = "held", _("held")
    NO_SHOW = "no_show", _("did not take place")
    CANCELLED = "cancelled", _("cancelled")


class Party(TextChoices):
    STUDENT = "student", _("the student")
    ALUM = "alum", _("the alum")
    SYSTEM = "system", _("Rapport")


_STUDENT = frozenset({Party.STUDENT})
_BOTH = _STUDENT | {Party.ALUM}
_SYSTEM = frozenset({Party.SYSTEM})
_AHEAD = frozenset({Status.TO_SCHEDULE, Status.SCHEDULED})

MOVES: dict[str, Move[Status]] = {
    "schedule": Move(_AHEAD, Status.SCHEDULED, _BOTH),
    "hold": Move(_AHEAD | {Status.NO_SHOW}, Status.HELD, _STUDENT),
    "miss": Move(frozenset({Status.SCHEDULED}), Status.NO_SHOW, _BOTH),
    "cancel": Move(_AHEAD, Status.CANCELLED, _BOTH),
    # No time was found, or the other may not be written to any more.
    "close": Move(_AHEAD, Status.CANCELLED, _SYSTEM),
}


class Thanks(TextChoices):
    DUE = "due", _("due")
    DRAFTED = "drafted", _("drafted")
    SENT = "sent", _("sent")
    WAIVED = "waived", _("settled another way")


_UNSENT = frozenset({Thanks.DUE, Thanks.DRAFTED})

THANKS_MOVES: dict[str, Move[Thanks]] = {
    "draft": Move(_UNSENT, Thanks.DRAFTED, _STUDENT),
    "send": Move(_UNSENT, Thanks.SENT, _STUDENT),
    "waive": Move(_UNSENT, Thanks.WAIVED, _STUDENT | _SYSTEM),
}
