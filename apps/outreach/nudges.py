"""When somebody is reminded of a request: a pure function of it."""

from datetime import datetime, timedelta
from typing import Any

from apps.alumni.models import Alum
from apps.alumni.workflow import Status as Standing
from apps.campus.models import Campus
from apps.core.wording import day
from apps.outreach.models import Request
from apps.outreach.words import links_of, recipient_zone, words_of
from apps.outreach.workflow import Status
from apps.reminders.plan import Planned


def plan(request: Request, rules: Campus | None = None) -> list[Planned]:
    """One question more to the alum, a week after the request (campus rule `nudge_days`).

    A question of theirs that was answered starts the week again. Nobody is asked who pauses or
    left; a break of the campus holds it.
    """
    alum, since = request.alum, request.waiting_since
    if not since or alum is None or alum.person_id is None or not _may_be_asked(request, alum):
        return []
    rules = rules or Campus.objects.current()
    due_at = since + timedelta(days=rules.nudge_days)
    return [
        Planned(
            kind="request_waiting",
            recipient=alum.person_id,
            round="first",
            due_at=due_at,
            until=request.expires_at,
            template="outreach/mail/request_waiting",
            values=_words(request, since, due_at),
            links=links_of(request, rules.expiry_days),
            rests=True,
        )
    ]


def _may_be_asked(request: Request, alum: Alum) -> bool:
    waits = request.status == Status.SENT and request.through_rapport
    return waits and alum.status == Standing.OPTED_IN


def _words(request: Request, sent_at: datetime, due_at: datetime) -> dict[str, Any]:
    return words_of(request, due_at) | {"sent_on": day(sent_at, recipient_zone(request))}
