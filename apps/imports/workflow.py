"""A file on its way in: looked at first, then applied piece by piece."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    PREVIEWED = "previewed", _("waiting for your decision")
    APPLYING = "applying", _("being imported")
    APPLIED = "applied", _("imported")
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


_CENTER = frozenset({Party.COORDINATOR})
_SYSTEM = frozenset({Party.SYSTEM})

# A file that cannot be read begins, and ends, as refused.
MOVES: dict[str, Move[Status]] = {
    "start": Move(frozenset({Status.PREVIEWED}), Status.APPLYING, _CENTER),
    "discard": Move(frozenset({Status.PREVIEWED}), Status.REFUSED, _CENTER),
    "finish": Move(frozenset({Status.APPLYING}), Status.APPLIED, _SYSTEM),
    "give_up": Move(frozenset({Status.APPLYING}), Status.REFUSED, _SYSTEM),
}
