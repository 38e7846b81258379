"""A row that cannot be read, or a matter that cannot be written, ends alone and holds nobody."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime

import structlog
from django.db import transaction

from apps.campus.models import Campus
from apps.mail.actions import row as outbox_row
from apps.mail.letters import Letter
from apps.mail.mime import build
from apps.mail.render import addressed, rendered
from apps.reminders.fates import read_day
from apps.reminders.letters import DIGEST, daily_of, gathered, letter_of, once
from apps.reminders.models import Reminder, Reminders
from apps.reminders.wishes import read_wishes
from apps.reminders.workflow import Status

log = structlog.get_logger(__name__)

Try = Callable[[Reminder], object]


@transaction.atomic
def set_aside(rows: Reminders, now: datetime) -> int:
    """Settles as failed those that no sweep can make a letter of; returns how many.

    If it is every one, of several people, no row is to blame, and none is touched: 0.
    """
    locked = rows.select_for_update(skip_locked=True, of=("self",))
    found = list(locked.select_related("recipient"))
    wishes = read_wishes({row.recipient_id for row in found})
    day = replace(read_day([], now), wishes=wishes)

    def reads(row: Reminder) -> object:
        return day.fate(row), day.date(row), letter_of([row])

    failing = _failing(found, reads)
    return 0 if is_the_release(failing, found) else settle_failed(failing, now)


def is_the_release(failing: Collection[Reminder], tried: Collection[Reminder]) -> bool:
    """Whether all fails, whoever the reader is: a template or a package is to blame, and mended."""
    return len(failing) == len(tried) and len({row.recipient_id for row in tried}) > 1


def unwritable(rows: Collection[Reminder], template: str, now: datetime) -> list[Reminder]:
    """Of those in one letter the ones that cannot be in it.

    All, if each of them alone could, and the letter as a whole still could not.
    """
    campus = Campus.objects.current()

    def writes(letter: Letter) -> object:
        message = outbox_row(letter, now=now, by=None)
        words, _links = rendered(message, campus=campus, now=now)
        return build(addressed(message, campus=campus, now=now), words)

    def whole(row: Reminder) -> object:
        together = gathered(once(rows)) if template == DIGEST else [list(rows)]
        return writes(daily_of(together, row.key))

    failing = _failing(rows, lambda row: writes(_like(row, template)))
    return failing or (list(rows) if _failing(list(rows)[:1], whole) else [])


def _like(row: Reminder, template: str) -> Letter:
    """A letter of the same kind that says nothing but this."""
    return daily_of([[row], [row]], row.key) if template == DIGEST else letter_of([row])


def settle_failed(rows: Collection[Reminder], now: datetime) -> int:
    failed = Reminder.objects.numbered(row.pk for row in rows)
    return failed.update(status=Status.FAILED, settled_at=now, boards_at=None)


def _failing(rows: Collection[Reminder], attempt: Try) -> list[Reminder]:
    """Whatever is wrong with one row is that row's end; the reason stands in the log."""
    failing = []
    for row in rows:
        try:
            attempt(row)
        except Exception as error:  # noqa: BLE001 - names of templates, zones, links, values: any
            log.warning("reminders.failed", reminder=row.pk, error=type(error).__name__)
            failing.append(row)
    return failing
