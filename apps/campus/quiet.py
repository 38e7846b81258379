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
