"""When somebody is reminded of a request: a pure function of it."""

from datetime import timedelta

from apps.alumni.workflow import Status as Standing
from apps.campus.models import Campus
from apps.outreach.models import Request
from apps.outreach.words import links_of, words_of
from apps.outreach.workflow import OPEN
from apps.reminders.plan import Planned


def plan(request: Request, rules: Campus | None = None) -> list[Planned]:
    """One question more to the alum, a week after the request (campus rule `nudge_days`).

    Nobody is asked twice who pauses or left; a break of the campus holds it.
    """
    alum, sent_at = request.alum, request.sent_at
    if request.status not in OPEN or not request.through_rapport or alum is None or not sent_at:
        return []
    rules = rules or Campus.objects.current()
    if alum.person_id is None or alum.status != Standing.OPTED_IN:
        return []
    return [
        Planned(
            kind="request_waiting",
            recipient=alum.person_id,
            round="first",
            due_at=sent_at + timedelta(days=rules.nudge_days),
            until=request.expires_at,
            template="outreach/mail/request_waiting",
            values=words_of(request),
            links=links_of(request, rules.expiry_days),
            rests=True,
        )
    ]
