"""A keep-in-touch plan: begun by choice at the end of a log, ended by either side."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    ACTIVE = "active", _("active")
    SNOOZED = "snoozed", _("snoozed")
    ENDED = "ended", _("ended")


class BookStatus(TextChoices):
    """An address book that a student brought."""

    READING = "reading", _("being read")
    READ = "read", _("ready to choose from")
    KEEPING = "keeping", _("being kept")
    REFUSED = "refused", _("not read")


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

_READING = frozenset({BookStatus.READING})

BOOK_MOVES: dict[str, Move[BookStatus]] = {
    "read": Move(_READING, BookStatus.READ, frozenset({Party.SYSTEM})),
    "refuse": Move(_READING, BookStatus.REFUSED, frozenset({Party.SYSTEM})),
    "choose": Move(frozenset({BookStatus.READ}), BookStatus.KEEPING, _STUDENT),
    "finish": Move(frozenset({BookStatus.KEEPING}), BookStatus.READ, frozenset({Party.SYSTEM})),
}

# What somebody reads who pressed a button too late.
HAPPENED = {
    Status.ACTIVE: _("You keep in touch with this person already."),
    Status.SNOOZED: _("This reminder rests already."),
    Status.ENDED: _("You have stopped this reminder already."),
}
BOOK_HAPPENED = {
    BookStatus.READING: _("This file is being read at the moment."),
    BookStatus.READ: _("This file is read, and nobody of it is being kept at the moment."),
    BookStatus.KEEPING: _("The people of this file are being kept at the moment. Look again soon."),
    BookStatus.REFUSED: _("This file could not be read."),
}
