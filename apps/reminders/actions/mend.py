"""What shared a letter with others and was not said after all is planned again, or ends."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet

from apps.mail.actions import free
from apps.mail.gate import LEFT_OUT
from apps.mail.models import Message
from apps.mail.workflow import State
from apps.reminders.actions.broken import is_the_release, settle_failed, unwritable
from apps.reminders.models import Reminder, Reminders
from apps.reminders.workflow import Status

MENDABLE = timedelta(days=7)  # nobody was at work, over a long weekend and more


@transaction.atomic
def mend(*, now: datetime) -> int:
    """What shared a letter with something that became untrue is planned again; returns how many.

    So is what was in a letter that no server took in time, and what was in one that could not be
    written, without what could not. Whole letters only: a row that somebody else holds is about to
    change, and its letter is mended at the next look.
    """
    _part_unwritten(now)
    torn = Reminder.objects.shared(now - MENDABLE).exclude(Exists(_standing(now)))
    rows = _whole(torn)
    aloft = _aloft(rows, now)
    Reminder.objects.bulk_update(aloft, ["letter"])
    again = Reminder.objects.numbered(row.pk for row in rows if row not in aloft)
    return again.update(status=Status.SCHEDULED, settled_at=None, boards_at=None, letter="")


def _whole(rows: Reminders) -> list[Reminder]:
    """Locked; without those in one letter with a row that somebody else holds."""
    unheld = rows.select_for_update(skip_locked=True, of=("self",))
    locked = list(unheld.select_related("recipient"))
    held = {row.pk for row in locked}
    parted = {letter for pk, letter in rows.values_list("pk", "letter") if pk not in held}
    return [row for row in locked if row.letter not in parted]


def _standing(now: datetime) -> QuerySet[Message]:
    """Letters under the key of a reminder that were said, or still will be.

    Of the moment in which it was settled: once its own was withdrawn, others may have the key.
    """
    late = Q(state=State.EXPIRED) & ~Q(last_error=LEFT_OUT)  # an operator's choice stands
    own = {"dedupe_key": OuterRef("letter"), "created_at": OuterRef("settled_at")}
    return Message.objects.standing(now).filter(**own).exclude(late)


def _aloft(rows: list[Reminder], now: datetime) -> list[Reminder]:
    """Those whose letter was withdrawn while a server had it, and may arrive: they follow it."""
    freed = Message.objects.freed({row.letter for row in rows})
    found: dict[tuple[str, datetime | None], str] = {
        (letter.dedupe_key.rpartition("~")[0], letter.created_at): letter.dedupe_key
        for letter in freed
        if not letter.is_back(now)
    }
    aloft = [row for row in rows if (row.letter, row.settled_at) in found]
    for row in aloft:
        row.letter = found[row.letter, row.settled_at]
    return aloft


def _part_unwritten(now: datetime) -> None:
    """Of a letter that could not be written what is to blame fails; the others are free of it.

    If nothing at all can be written, it is the release that is broken: all is left for later looks.
    """
    unwritten = Message.objects.unwritten().filter(dedupe_key=OuterRef("letter"))
    rows = _whole(Reminder.objects.shared(now - MENDABLE).filter(Exists(unwritten)))
    letters = Message.objects.keyed({row.letter for row in rows})
    blamed: list[Reminder] = []
    for key, template in letters.values_list("dedupe_key", "template"):
        blamed += unwritable([row for row in rows if row.letter == key], template, now)
    if is_the_release(blamed, rows):
        return
    settle_failed(blamed, now)
    free(keys={row.letter for row in rows})
