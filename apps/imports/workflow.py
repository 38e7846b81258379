"""A file on its way in: read, looked at, applied piece by piece, and for a day taken back."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    UNMAPPED = "unmapped", _("waiting for its columns")
    READING = "reading", _("being read")
    COMPARING = "comparing", _("being compared")
    PREVIEWED = "previewed", _("waiting for your decision")
    APPLYING = "applying", _("being imported")
    APPLIED = "applied", _("imported")
    UNDOING = "undoing", _("being taken back")
    UNDONE = "undone", _("taken back")
    REFUSED = "refused", _("not imported")


class Outcome(TextChoices):
    CREATED = "created", _("New")
    CHANGED = "changed", _("Changed")
    UNCHANGED = "unchanged", _("Unchanged")
    DUPLICATE = "duplicate", _("Duplicate")
    IGNORED = "ignored", _("Ignored")
    ERROR = "error", _("Error")


class Party(TextChoices):
    COORDINATOR = "coordinator", _("a coordinator")
    SYSTEM = "system", _("Rapport")


# A worker has something to do.
AT_WORK = frozenset({Status.READING, Status.COMPARING, Status.APPLYING, Status.UNDOING})
_CENTER = frozenset({Party.COORDINATOR})
_SYSTEM = frozenset({Party.SYSTEM})
_BEFORE = frozenset({Status.UNMAPPED, Status.READING, Status.COMPARING, Status.PREVIEWED})

# A file that cannot be opened begins, and ends, as refused.
MOVES: dict[str, Move[Status]] = {
    "ask": Move(frozenset({Status.READING}), Status.UNMAPPED, _SYSTEM),
    "map": Move(frozenset({Status.UNMAPPED, Status.PREVIEWED}), Status.READING, _CENTER),
    "compare": Move(frozenset({Status.READING}), Status.COMPARING, _SYSTEM),
    "show": Move(frozenset({Status.COMPARING}), Status.PREVIEWED, _SYSTEM),
    "start": Move(frozenset({Status.PREVIEWED}), Status.APPLYING, _CENTER),
    "discard": Move(_BEFORE, Status.REFUSED, _CENTER),
    "finish": Move(frozenset({Status.APPLYING}), Status.APPLIED, _SYSTEM),
    "give_up": Move(frozenset({Status.READING}), Status.REFUSED, _SYSTEM),
    "undo": Move(frozenset({Status.APPLIED}), Status.UNDOING, _CENTER),
    "undone": Move(frozenset({Status.UNDOING}), Status.UNDONE, _SYSTEM),
}
