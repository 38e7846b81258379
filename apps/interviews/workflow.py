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


class Side(TextChoices):
    """The two who talk."""

    STUDENT = "student", _("the student")
    ALUM = "alum", _("the alum")


_STUDENT = frozenset({Party.STUDENT})
_ALUM = frozenset({Party.ALUM})
_BOTH = _STUDENT | _ALUM
_SYSTEM = frozenset({Party.SYSTEM})
AHEAD = frozenset({Status.TO_SCHEDULE, Status.SCHEDULED})
_OFF = frozenset({Status.CANCELLED})

MOVES: dict[str, Move[Status]] = {
    "schedule": Move(AHEAD, Status.SCHEDULED, _BOTH),
    "hold": Move(AHEAD | {Status.NO_SHOW}, Status.HELD, _STUDENT),
    "miss": Move(frozenset({Status.SCHEDULED}), Status.NO_SHOW, _BOTH),
    "cancel": Move(AHEAD, Status.CANCELLED, _BOTH),
    # An undo by whoever called it off through a mail: to its time, or to none.
    "restore": Move(_OFF, Status.SCHEDULED, _ALUM),
    "reopen": Move(_OFF, Status.TO_SCHEDULE, _ALUM),
    # No time was found, or the other may not be written to any more.
    "close": Move(AHEAD, Status.CANCELLED, _SYSTEM),
}

# What somebody reads who pressed a button too late.
HAPPENED = {
    Status.TO_SCHEDULE: _("This conversation has no time yet."),
    Status.SCHEDULED: _("The time of this conversation is settled already."),
    Status.HELD: _("This conversation has taken place already."),
    Status.NO_SHOW: _("It was noted already that this conversation did not take place."),
    Status.CANCELLED: _("This conversation has been called off."),
}


class Thanks(TextChoices):
    DUE = "due", _("due")
    DRAFTED = "drafted", _("drafted")
    SENT = "sent", _("sent")
    WAIVED = "waived", _("settled another way")


UNSENT_THANKS = frozenset({Thanks.DUE, Thanks.DRAFTED})

THANKS_MOVES: dict[str, Move[Thanks]] = {
    "draft": Move(UNSENT_THANKS, Thanks.DRAFTED, _STUDENT),
    "send": Move(UNSENT_THANKS, Thanks.SENT, _STUDENT),
    # An undo, while the mail is still here.
    "unsend": Move(frozenset({Thanks.SENT}), Thanks.DRAFTED, _STUDENT),
    "waive": Move(UNSENT_THANKS, Thanks.WAIVED, _STUDENT | _SYSTEM),
}

THANKS_HAPPENED = {
    Thanks.DUE: _("This thank-you is not written yet."),
    Thanks.DRAFTED: _("This thank-you is a draft."),
    Thanks.SENT: _("This thank-you has been sent already."),
    Thanks.WAIVED: _("This thank-you was settled another way already."),
}
