"""Time that counts: what lies outside the breaks and exam weeks of the campus."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from apps.campus.models import Campus, QuietPeriod

Span = tuple[datetime, datetime]


def spans() -> list[Span]:
    """Every quiet period as moments in UTC, from its first midnight to the one after its last."""
    zone = Campus.objects.current().zone
    return [
        (_midnight(period.starts_on, zone), _midnight(period.ends_on + timedelta(days=1), zone))
        for period in QuietPeriod.objects.order_by("starts_on", "pk")
    ]


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), tzinfo=ZoneInfo(zone)).astimezone(UTC)


def awake(since: datetime, now: datetime, quiet: Iterable[Span]) -> timedelta:
    """Elapsed time without the quiet spans, which come in order and may overlap. Pure."""
    left, reached = now - since, since
    for start, end in quiet:
        begin, stop = max(start, reached), min(end, now)
        if begin < stop:
            left -= stop - begin
            reached = stop
    return left


def cut(days: int, now: datetime, quiet: Iterable[Span]) -> datetime:
    """What began before this has waited for more than so many days that count. Pure.

    The twin of `awake`, read backwards: `awake(since) > days` exactly where `since < cut(days)`.
    """
    left, reached = timedelta(days=days), now
    for start, end in _apart(quiet, now):
        if left < reached - end:
            break
        left -= reached - end
        reached = start
    return reached - left


def _apart(quiet: Iterable[Span], now: datetime) -> list[Span]:
    """Those that have begun, up to now, joined where they touch; the last one first."""
    found: list[Span] = []
    for start, end in quiet:
        if start >= now:
            continue
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], min(end, now)))
        else:
            found.append((start, min(end, now)))
    return found[::-1]
