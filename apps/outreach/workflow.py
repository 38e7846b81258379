"""A request from the first word to an answer. Nudged is a dated fact, not a state.

For someone outside Rapport the student reports the answer: `parties` then gives the student
the recipient's part as well.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    DRAFT = "draft", _("draft")
    SENT = "sent", _("sent")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("no answer")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Party(TextChoices):
    STUDENT = "student", _("the student")
    RECIPIENT = "recipient", _("who was asked")
    SYSTEM = "system", _("Rapport")


OPEN = frozenset({Status.SENT})

_DRAFT = frozenset({Status.DRAFT})
_STUDENT = frozenset({Party.STUDENT})
_RECIPIENT = frozenset({Party.RECIPIENT})

MOVES: dict[str, Move[Status]] = {
    "send": Move(_DRAFT, Status.SENT, _STUDENT),
    "undo": Move(OPEN, Status.DRAFT, _STUDENT),
    "withdraw": Move(OPEN, Status.WITHDRAWN, _STUDENT),
    "accept": Move(OPEN, Status.ACCEPTED, _RECIPIENT),
    "decline": Move(OPEN, Status.DECLINED, _RECIPIENT),
    "expire": Move(OPEN, Status.EXPIRED, frozenset({Party.SYSTEM})),
}
