"""When somebody is reminded of a request: a pure function of it."""

from datetime import datetime, timedelta
from typing import Any

from apps.alumni.workflow import Status as Standing
from apps.campus.models import Campus
from apps.core.wording import day
from apps.outreach.models import Request
from apps.outreach.words import links_of, recipient_zone, words_of
from apps.outreach.workflow import OPEN
from apps.reminders.plan import Planned


def plan(request: Request, rules: Campus | None = None) -> list[Planned]:
    """One question more to the alum, a week after the request (campus rule `nudge_days`).

    Nobody is asked twice who pauses or left; a break holds it.
    """
    alum, sent_at = request.alum, request.sent_at
    if request.status not in OPEN or not request.through_rapport or alum is None or not sent_at:
        return []
    if alum.person_id is None or alum.status != Standing.OPTED_IN:
        return []
    rules = rules or Campus.objects.current()
    due_at = sent_at + timedelta(days=rules.nudge_days)
    return [
        Planned(
            kind="request_waiting",
            recipient=alum.person_id,
            round="first",
            due_at=due_at,
            until=request.expires_at,
            template="outreach/mail/request_waiting",
            values=_words(request, sent_at, due_at),
            links=links_of(request, rules.expiry_days),
            rests=True,
        )
    ]


def _words(request: Request, sent_at: datetime, due_at: datetime) -> dict[str, Any]:
    return words_of(request, due_at) | {"sent_on": day(sent_at, recipient_zone(request))}
