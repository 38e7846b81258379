"""How a request that needs no answer any more reads to its alum. Pure; blames nobody."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from apps.alumni.models import Alum
from apps.alumni.workflow import GONE
from apps.alumni.workflow import Status as Standing
from apps.core.wording import day
from apps.outreach.models import Closed, Request
from apps.outreach.words import recipient_zone
from apps.outreach.workflow import OPEN, Status

AWAY = GONE | {Standing.PAUSED}


@dataclass(frozen=True)
class Ending:
    title: str
    line: str


def waits(request: Request) -> bool:
    """For the alum: whoever left or paused is asked nothing, even before the clock closes it."""
    return request.status in OPEN and not _is_away(request.alum)


def ending(request: Request) -> Ending:
    """What it says depends on how it ended; of a block it tells neither side anything."""
    later = day(request.resume_on, recipient_zone(request)) if request.resume_on else ""
    words = {"name": request.student.person.called, "day": later}
    title, line = {
        Status.DECLINED: (
            _("Your kind note is on its way"),
            _("%(name)s has been told. Thank you for answering; it is easier than waiting."),
        ),
        Status.DEFERRED: (
            _("Not now is a good answer"),
            _("%(name)s may ask again after %(day)s. Nothing reaches you about it until then."),
        ),
        Status.WITHDRAWN: (
            _("%(name)s no longer needs your time"),
            _("%(name)s took the request back. There is nothing for you to do."),
        ),
        Status.BOUNCED: (
            _("This request is closed"),
            _("Its letter came back from your mail server. There is nothing for you to do."),
        ),
    }.get(Status(request.status), (_("This request is closed"), _closed(request)))
    return Ending(title % words, line % words)


def _closed(request: Request) -> str:
    if request.closed_for == Closed.UNANSWERED:
        return _("%(name)s did not get to answer your question. There is nothing for you to do.")
    if request.closed_for == Closed.SILENCE:
        return _("Its time has passed. There is nothing for you to do.")
    if _is_away(request.alum):
        return _("%(name)s reads that you are not available. There is nothing for you to do.")
    return _("There is nothing for you to do.")


def _is_away(alum: Alum | None) -> bool:
    return alum is not None and alum.status in AWAY
