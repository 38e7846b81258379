"""A request from the first word to an answer. Nudged is a dated fact, not a state.

For someone outside Rapport the student reports the answer: `parties` then gives the student
the recipient's part as well.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.core.moves import Move


class Status(TextChoices):
    DRAFT = "draft", _("draft")
    IN_REVIEW = "in_review", _("with your advisor")
    RETURNED = "returned", _("returned with comments")
    APPROVED = "approved", _("approved")
    SENT = "sent", _("sent")
    MORE_INFORMATION = "more_information", _("asked a question")
    ACCEPTED = "accepted", _("accepted")
    DECLINED = "declined", _("declined")
    DEFERRED = "deferred", _("not now")
    EXPIRED = "expired", _("no answer")
    WITHDRAWN = "withdrawn", _("withdrawn")
    BOUNCED = "bounced", _("could not be delivered")


class Party(TextChoices):
    STUDENT = "student", _("the student")
    ADVISOR = "advisor", _("the advisor")
    RECIPIENT = "recipient", _("who was asked")
    SYSTEM = "system", _("Rapport")


# Waiting for one of the two; counts toward every limit.
OPEN = frozenset({Status.SENT, Status.MORE_INFORMATION})
# Ends when the two part: waiting, or to be offered again on a day.
UNDER_WAY = OPEN | {Status.DEFERRED}
# Nobody outside has been written to.
UNSENT = frozenset({Status.DRAFT, Status.IN_REVIEW, Status.RETURNED, Status.APPROVED})
# The student can change the words; a changed text is a draft again.
EDITABLE = UNSENT - {Status.IN_REVIEW}

_SENT = frozenset({Status.SENT})
_IN_REVIEW = frozenset({Status.IN_REVIEW})
_READY = frozenset({Status.DRAFT, Status.APPROVED})
_STUDENT = frozenset({Party.STUDENT})
_ADVISOR = frozenset({Party.ADVISOR})
_RECIPIENT = frozenset({Party.RECIPIENT})
_SYSTEM = frozenset({Party.SYSTEM})

MOVES: dict[str, Move[Status]] = {
    "ask_review": Move(_READY | {Status.RETURNED}, Status.IN_REVIEW, _STUDENT),
    # The student wants it back, or nobody read it in time.
    "take_back": Move(_IN_REVIEW, Status.DRAFT, _STUDENT | _SYSTEM),
    "return": Move(_IN_REVIEW, Status.RETURNED, _ADVISOR),
    "approve": Move(_IN_REVIEW, Status.APPROVED, _ADVISOR),
    # An advisor undoes it; Rapport moves it, since it is the student's own by then.
    "reread": Move(frozenset({Status.RETURNED, Status.APPROVED}), Status.IN_REVIEW, _SYSTEM),
    "revise": Move(EDITABLE - {Status.DRAFT}, Status.DRAFT, _STUDENT),
    "send": Move(_READY, Status.SENT, _STUDENT),
    "undo": Move(_SENT, Status.DRAFT, _STUDENT),
    "undo_approved": Move(_SENT, Status.APPROVED, _STUDENT),
    "withdraw": Move(UNDER_WAY, Status.WITHDRAWN, _STUDENT),
    "accept": Move(OPEN, Status.ACCEPTED, _RECIPIENT),
    "decline": Move(OPEN, Status.DECLINED, _RECIPIENT),
    "ask": Move(_SENT, Status.MORE_INFORMATION, _RECIPIENT),
    "reply": Move(frozenset({Status.MORE_INFORMATION}), Status.SENT, _STUDENT),
    "defer": Move(OPEN, Status.DEFERRED, _RECIPIENT),
    "offer_again": Move(frozenset({Status.DEFERRED}), Status.DRAFT, _SYSTEM),
    "expire": Move(UNDER_WAY, Status.EXPIRED, _SYSTEM),
    "bounce": Move(_SENT, Status.BOUNCED, _SYSTEM),
}

# What somebody reads who pressed a button too late.
HAPPENED = {
    Status.DRAFT: _("This is a draft again, so there is nothing to answer yet."),
    Status.IN_REVIEW: _("This draft is with the advisor now."),
    Status.RETURNED: _("The advisor has returned this draft with comments."),
    Status.APPROVED: _("The advisor has approved this draft already."),
    Status.SENT: _("This request has been sent already."),
    Status.MORE_INFORMATION: _("A question was asked first; its answer is still to come."),
    Status.ACCEPTED: _("The answer to this request was yes already."),
    Status.DECLINED: _("This request was declined already."),
    Status.DEFERRED: _("The answer to this request was “not now” already."),
    Status.EXPIRED: _("This request closed before the answer came."),
    Status.WITHDRAWN: _("This request has been withdrawn, so nothing is left to do here."),
    Status.BOUNCED: _("This request could not be delivered to its address."),
}
