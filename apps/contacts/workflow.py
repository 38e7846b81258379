"""A keep-in-touch plan: begun by choice at the end of a log, ended by either side."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    ACTIVE = "active", _("active")
    SNOOZED = "snoozed", _("snoozed")
    ENDED = "ended", _("ended")


class Party(TextChoices):
    STUDENT = "student", _("the student")
    SYSTEM = "system", _("Rapport")


_STUDENT = frozenset({Party.STUDENT})

MOVES: dict[str, Move[Status]] = {
    "snooze": Move(frozenset({Status.ACTIVE, Status.SNOOZED}), Status.SNOOZED, _STUDENT),
    "wake": Move(frozenset({Status.SNOOZED}), Status.ACTIVE, _STUDENT | {Party.SYSTEM}),
    "end": Move(
        frozenset({Status.ACTIVE, Status.SNOOZED}), Status.ENDED, _STUDENT | {Party.SYSTEM}
    ),
    "begin": Move(frozenset({Status.ENDED}), Status.ACTIVE, _STUDENT),
}

# What somebody reads who pressed a button too late.
HAPPENED = {
    Status.ACTIVE: _("You keep in touch with this person already."),
    Status.SNOOZED: _("This reminder rests already."),
    Status.ENDED: _("You have stopped this reminder already."),
}
