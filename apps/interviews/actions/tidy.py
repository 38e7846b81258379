"""What time alone does to a conversation: Rapport keeps the clock, and nobody is blamed."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.alumni import places
from apps.campus.models import Campus
from apps.interviews.actions.invite import News, invite
from apps.interviews.actions.move import move
from apps.interviews.models import Interview, LiveEntry
from apps.interviews.workflow import AHEAD, Status

# A device that was off for so long sends words that are mostly there already; they are joined.
ENTRIES_LAST = timedelta(days=90)
UNDO_MARGIN = 60  # seconds: an undo that is under way keeps its place


def tidy(*, now: datetime) -> None:
    """Closes a yes that found no time, and talks with somebody who may not be written to.

    Frees the places of talks whose time is over, wipes numbers to call, and forgets which entries
    devices have sent. Safe to run twice.
    """
    since = now - timedelta(days=Campus.objects.current().unscheduled_days)
    for talk in Interview.objects.without_a_time_since(since):
        _close(talk, News("lapsed"), now=now)
    for talk in Interview.objects.with_somebody_closed(now):
        close(talk, now=now)
    Interview.objects.with_a_stale_number(now).update(number="")
    LiveEntry.objects.before(now - ENTRIES_LAST).delete()
    undone_by_now = now - timedelta(seconds=Campus.objects.current().undo_seconds + UNDO_MARGIN)
    places.free_all(Interview.objects.off_since(undone_by_now).values("place"), now=now)
    places.free_all(Interview.objects.holding_a_place_past(now).values("place"), now=now)


def close(talk: Interview, *, now: datetime) -> None:
    """Called off by Rapport: somebody may not be written to."""
    _close(talk, News("cancelled"), now=now)


@transaction.atomic
def _close(talk: Interview, news: News, *, now: datetime) -> None:
    """Looked at again under the lock: a time may have been found meanwhile, or have come."""
    talk.refresh_from_db(from_queryset=Interview.objects.select_for_update())
    closable = {Status.TO_SCHEDULE} if news.what == "lapsed" else AHEAD
    if talk.status not in closable or talk.has_begun(now):
        return
    changes = {"ended_at": now, "ended_by": "system", "sequence": talk.sequence + 1}
    if move(talk, "close", changes, now=now, by=None):
        places.free(talk.place, now=now)
        invite(talk, news, now=now, by=None)
