from datetime import datetime

from django.db import transaction

from apps.alumni import places
from apps.mail.actions import post
from apps.mail.actions import withdraw as unpost
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import SUBJECT, move
from apps.outreach.actions.replan import replan_one
from apps.outreach.actions.send import letter_key
from apps.outreach.models import Request
from apps.reminders.models import Reminder


def expire_overdue(*, now: datetime) -> int:
    """Closes open requests past their last day or to somebody who left; returns how many.

    Who paused is not asked once more. Safe to run twice.
    """
    waiting = Reminder.objects.pending().subjects(SUBJECT)
    paused = Request.objects.to_paused().values_list("pk", flat=True)
    for pk in sorted(waiting.intersection(paused)):
        replan_one(pk, now)
    return sum(_expire(request, now=now) for request in Request.objects.overdue(now))


@transaction.atomic
def _expire(request: Request, *, now: datetime) -> bool:
    if request.alum:
        places.lock(request.alum)
    if not move(request, "expire", {}, now=now, by=None):
        return False
    unpost(keys=[letter_key(request)])
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
