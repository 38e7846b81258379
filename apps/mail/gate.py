"""Whether mail may leave: not after a restore, until somebody has looked.

A restored copy of the database has forgotten what left since the copy was made, and would send it
again. So the row of the sender names where it was written: cluster, timeline, database, and the
very table, which a dump makes anew. Where the name no longer fits and the last pulse is not fresh,
the sender pauses itself. A standby that took over is let pass: its last pulse is seconds old.
Codes to sign in always leave: they are younger than any copy.
"""

from datetime import datetime, timedelta

import structlog
from django.db import connection, transaction

from apps.mail.models import Message, Messages, Sender
from apps.mail.workflow import State

log = structlog.get_logger(__name__)

# A copy as fresh as this has lost so little that the rows in mid-air tell of it.
FRESH = timedelta(minutes=2)
RESTORED = "The database is a restored copy."
LEFT_OUT = "Left out after a restore: it may have left before."
_HOME = """
    SELECT system.system_identifier || '/' || point.timeline_id || '/' || base.oid
           || '/' || 'mail_sender'::regclass::oid::text
      FROM pg_control_system() AS system, pg_control_checkpoint() AS point, pg_database AS base
     WHERE base.datname = current_database()
"""


def leaving(now: datetime) -> Messages:
    """The due rows that may leave at this moment, in their order."""
    due = Message.objects.due(now)
    return due if is_open(now) else due.asked_for()


def is_open(now: datetime) -> bool:
    """Whether all mail may leave; pauses the sender if its database has moved."""
    sender, here = Sender.objects.known(), home()
    if sender is None:
        begin(here, now)
        return True
    if sender.home != here:
        _moved(sender, here, now)
        return is_open(now)
    return sender.paused_at is None


def home() -> str:
    """The name of this database: another one after a restore from a dump or from an archive."""
    with connection.cursor() as cursor:
        cursor.execute(_HOME)
        (name,) = cursor.fetchone()
    return str(name)


def begin(here: str, now: datetime) -> None:
    """The first time that anybody sends from this database; of two at once the first one counts."""
    Sender.objects.bulk_create([Sender(home=here, seen_at=now)], ignore_conflicts=True)


def pulse(now: datetime) -> None:
    """Beat rang and a worker answered. In a database that has moved this says nothing."""
    if not Sender.objects.filter(home=home()).update(seen_at=now):
        is_open(now)


def pause(now: datetime, reason: str) -> None:
    """Nothing but codes to sign in leaves from now on."""
    is_open(now)
    Sender.objects.filter(paused_at=None).update(paused_at=now, reason=reason)


def resume(*, leave_out: bool) -> int:
    """All mail leaves again; returns how many rows were left out.

    `leave_out` ends what was due before the pause: after a restore it may have left already.
    """
    with transaction.atomic():
        sender = Sender.objects.select_for_update().first()
        if sender is None or sender.paused_at is None:
            return 0
        Sender.objects.update(paused_at=None, reason="")
        if not leave_out:
            return 0
        doubtful = Message.objects.due(sender.paused_at)
        return doubtful.order_by().update(state=State.EXPIRED, last_error=LEFT_OUT)


def _moved(sender: Sender, here: str, now: datetime) -> None:
    mine = Sender.objects.filter(home=sender.home)
    if now - sender.seen_at <= FRESH:
        mine.update(home=here)
    else:
        mine.update(home=here, paused_at=now, reason=RESTORED)
        log.error("mail.paused", reason=RESTORED, last_pulse=sender.seen_at.isoformat())
