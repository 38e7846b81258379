from datetime import datetime

from django.db import transaction

from apps.alumni import places
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import move
from apps.outreach.models import Request


def expire_overdue(*, now: datetime) -> int:
    """Closes every open request past its last day; returns how many. Safe to run twice."""
    return sum(_expire(request, now=now) for request in Request.objects.overdue(now))


@transaction.atomic
def _expire(request: Request, *, now: datetime) -> bool:
    if request.alum:
        places.lock(request.alum)
    if not move(request, "expire", {}, now=now, by=None):
        return False
    places.free(request.place, now=now)
    note_reach_out(request, now=now)
    letter = Letter(
        template="outreach/mail/expired",
        recipient=request.student.person,
        dedupe_key=f"expired:{request.pk}",
        values={"called": request.contact.called},
        links=(LinkTo("request", "outreach:request", "", "outreach.request", request.pk, None),),
    )
    post(letter, now=now, by=None)
    return True
