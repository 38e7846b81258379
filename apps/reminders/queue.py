"""The coordinator's queue: what waits, and what was not said and why, by kind and age.

Numbers alone: no words, no readers.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Count, F, Max, Min, Q, Value, When
from django.utils.translation import gettext as _

from apps.mail.gate import LEFT_OUT, RESTORED
from apps.mail.models import Message, Sender
from apps.mail.workflow import UNWRITTEN, State
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status

LATE = timedelta(minutes=15)  # after its moment
LATELY = timedelta(days=30)
_UNSAID = Case(
    When(status=Status.FAILED, then=Value("unwritten")),
    When(recipient__is_active=False, then=Value("gone")),
    When(settled_at=F("created_at"), then=Value("late plan")),
    default=Value("over"),
)
_UNSENT = Case(
    When(state=State.SUPPRESSED, then=Value("unwanted")),
    When(state=State.EXPIRED, last_error=LEFT_OUT, then=Value("left out")),
    When(state=State.EXPIRED, then=Value("expired")),
    When(last_error__startswith=UNWRITTEN, then=Value("unwritten")),
    default=Value("refused"),
)


@dataclass(frozen=True)
class Line:
    """One kind, how many of it, and since when the oldest waits (UTC)."""

    name: str
    counts: Mapping[str, int]
    oldest: datetime | None


@dataclass(frozen=True)
class End:
    """One kind and one reason why so many of it were not said; when the latest was due (UTC)."""

    name: str
    why: str
    count: int
    latest: datetime


def values(*, now: datetime) -> dict[str, Any]:
    sender = Sender.objects.known()
    return {
        "reminders": _lines(_reminders(now), "kind", ("due", "late")),
        "letters": _lines(_letters(now), "template", ("due", "late", "uncertain")),
        "unsaid": [_end(row, "kind") for row in _unsaid(now)],
        "unsent": [_end(row, "template") for row in _unsent(now)],
        "paused_at": sender.paused_at if sender else None,
        "was_restored": sender is not None and sender.reason == RESTORED,
        "now": now,
    }


def _reminders(now: datetime) -> Iterable[Mapping[str, Any]]:
    """Those whose moment has come: `due`, and of them `late` where no sweep took them in time."""
    waits = Q(send_after__lte=now, boards_at=None) | Q(boards_at__lte=now)
    late = Q(send_after__lte=now - LATE, boards_at=None) | Q(boards_at__lte=now - LATE)
    rows = Reminder.objects.filter(waits, status=Status.SCHEDULED).values("kind")
    return rows.annotate(
        due=Count("pk"), late=Count("pk", filter=late), oldest=Min("send_after")
    ).order_by("kind")


def _letters(now: datetime) -> Iterable[Mapping[str, Any]]:
    waits = Q(state__in=[State.QUEUED, State.SENDING], not_before__lte=now)
    rows = Message.objects.filter(waits).values("template")
    return rows.annotate(
        due=Count("pk"),
        late=Count("pk", filter=Q(not_before__lte=now - LATE)),
        uncertain=Count("pk", filter=Q(uncertain=True)),
        oldest=Min("not_before"),
    ).order_by("template")


def _unsaid(now: datetime) -> Iterable[Mapping[str, Any]]:
    ended = Q(status__in=[Status.SKIPPED, Status.FAILED], settled_at__gte=now - LATELY)
    rows = Reminder.objects.filter(ended).annotate(why=_UNSAID).values("kind", "why")
    return rows.annotate(count=Count("pk"), latest=Max("due_at")).order_by("kind", "why")


def _unsent(now: datetime) -> Iterable[Mapping[str, Any]]:
    ends = [State.FAILED, State.SUPPRESSED, State.EXPIRED]
    rows = Message.objects.filter(state__in=ends, not_before__gte=now - LATELY)
    named = rows.annotate(why=_UNSENT).values("template", "why", "last_code")
    counted = named.annotate(count=Count("pk"), latest=Max("not_before"))
    return counted.order_by("template", "why", "last_code")


def _end(row: Mapping[str, Any], by: str) -> End:
    why = _reasons()[row["why"]]
    if row["why"] == "refused" and row["last_code"]:
        why = _("A mail server refused it (%(code)d)") % {"code": row["last_code"]}
    return End(_plain(row[by]), why, row["count"], row["latest"])


def _reasons() -> dict[str, str]:
    return {
        "unwritten": _("It could not be written"),
        "gone": _("Its reader has left"),
        "late plan": _("Planned when its time was over"),
        "over": _("Its time was over before it was said"),
        "unwanted": _("Its address is closed"),
        "left out": _("Left out after a restore"),
        "expired": _("Its time was over before a mail server took it"),
        "refused": _("No mail server took it"),
    }


def _lines(found: Iterable[Mapping[str, Any]], by: str, names: tuple[str, ...]) -> list[Line]:
    return [
        Line(_plain(row[by]), {name: row[name] for name in names}, row["oldest"]) for row in found
    ]


def _plain(name: str) -> str:
    """As "thank you", or "outreach: accepted"; sign-in mail has no template."""
    if not name:
        return _("sign-in")
    app, _path, kind = name.partition("/")
    words = f"{app}: {kind.removeprefix('mail/')}" if kind else app
    return words.replace("_", " ")
