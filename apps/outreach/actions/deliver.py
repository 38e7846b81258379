"""What the outbox knows of letters that have left, collected by the app that owns them."""

from datetime import datetime

from django.db import transaction

from apps.alumni import places
from apps.mail.models import Message
from apps.outreach.actions.clock import bounce
from apps.outreach.actions.rows import each
from apps.outreach.actions.send import letter_key
from apps.outreach.models import Request


def collect_delivered(*, now: datetime) -> None:
    """Writes when each letter left, which an alum's month counts by; a refused one bounced.

    Safe to run twice.
    """
    waiting = {letter_key(request): request for request in Request.objects.on_the_way()}
    letters = Message.objects.keyed(waiting)
    for key, sent_at in letters.times_of_leaving().items():
        _note(waiting[key], sent_at)
    refused = [waiting[key] for key in letters.refused_for_good()]
    each(refused, lambda request: bounce(request, now=now))


def collect_bounced(*, now: datetime) -> None:
    """Letters that a server took and that came back later: they bounced like the others."""
    each(list(Request.objects.come_back()), lambda request: bounce(request, now=now))


@transaction.atomic
def _note(request: Request, sent_at: datetime) -> None:
    if request.place is not None:
        places.lock(request.place.alum)
        places.landed(request.place, at=sent_at)
    Request.objects.filter(pk=request.pk, delivered_at=None).update(delivered_at=sent_at)
