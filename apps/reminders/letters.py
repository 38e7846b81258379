"""From reminders to the letters they become: one alone, several of a kind, or a daily mail."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from apps.mail.letters import Letter, LinkTo, Urgency
from apps.reminders.models import Reminder

REMINDER = "reminders.reminder"
ACT, ACT_DAYS = "nudge", 30
STOP, STOP_DAILY = "stop", "stop_daily"
DIGEST = "reminders/mail/digest"
Group = list[Reminder]


def once(rows: Iterable[Reminder]) -> list[Reminder]:
    """One row for each matter: two rounds of it that come together are said once."""
    return list({row.matter: row for row in reversed(list(rows))}.values())[::-1]


def gathered(rows: Iterable[Reminder]) -> list[Group]:
    """Each row alone, but those that gather together by reader and template."""
    groups: dict[tuple[object, ...], Group] = {}
    for row in rows:
        key = (row.recipient_id, row.template) if row.gathers else (row.pk,)
        groups.setdefault(key, []).append(row)
    return list(groups.values())


def letter_of(group: Group, key: str = "") -> Letter:
    """What one matter says, in a mail of its own."""
    row = group[0]
    return Letter(
        template=row.template,
        recipient=row.recipient,
        dedupe_key=key or row.key,
        values=values_of(group),
        links=(*_links(row), _stop(row)),
        sender_name=row.sender_name,
        # Since when it is due, also where it waits for the sender.
        not_before=row.boards_at or row.send_after,
        expires_at=_closes(group),
        urgency=Urgency.LATER if row.boards_at else Urgency.NOW,
    )


def daily_of(groups: Sequence[Group], key: str) -> Letter:
    """All matters of one reader; a single one reads as its own mail would."""
    if len(groups) == 1:
        return letter_of(groups[0], key)
    groups = sorted(groups, key=_urgency)
    row = groups[0][0]
    links = [
        replace(link, name=f"{group[0].pk}.{link.name}")
        for group in groups
        for link in _links(group[0])
    ]
    stop = LinkTo("stop", "reminders:stop_daily", STOP_DAILY)
    mine = LinkTo("mine", "reminders:mine")
    return Letter(
        template=DIGEST,
        recipient=row.recipient,
        dedupe_key=key,
        values={"matters": [matter_of(group) for group in groups]},
        links=(*links, stop, mine),
        not_before=row.boards_at,
        expires_at=_closes([row for group in groups for row in group]),
        urgency=Urgency.LATER,
    )


def matter_of(group: Sequence[Reminder]) -> dict[str, Any]:
    """One matter as `{% matter %}` has it, in the daily mail and on pages."""
    row = group[0]
    return {"key": str(row.pk), "template": row.template, "values": values_of(group)}


def values_of(group: Sequence[Reminder]) -> dict[str, Any]:
    """What its template is filled with; what gathers has those of all in `each`."""
    row = group[0]
    values: dict[str, Any] = dict(row.values)
    return values | {"each": [other.values for other in group]} if row.gathers else values


def _links(row: Reminder) -> tuple[LinkTo, ...]:
    """Those of the plan; where they ride, also the page on which one acts."""
    act = LinkTo("act", "home:act", ACT, REMINDER, row.pk, ACT_DAYS)
    return (*(LinkTo(**link) for link in row.links), *([act] if row.rides else []))


def _stop(row: Reminder) -> LinkTo:
    """Ends this kind; it can but lessen mail, and never grows old."""
    return LinkTo("stop", "reminders:stop", STOP, REMINDER, row.pk)


def _closes(rows: Iterable[Reminder]) -> datetime | None:
    """The first end of a window: what is in one mail is not said after any of it is untrue."""
    ends = [row.closes_at for row in rows if row.closes_at is not None]
    return min(ends, default=None)


def _urgency(group: Group) -> tuple[bool, datetime]:
    """What ends first stands first; what never ends comes last, the oldest before."""
    closes = _closes(group)
    return closes is None, closes or group[0].due_at
