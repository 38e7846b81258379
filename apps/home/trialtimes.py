"""The times that a trial offers: three of the days after, on the clock of whoever tries. Pure."""

from datetime import date, datetime, time, timedelta

from apps.core.clock import at_wall, local

_HOURS = ((1, 10), (2, 14), (3, 16))  # days later, and the hour; no clock changes at these


def offered(sent_at: datetime, zone: str) -> list[datetime]:
    """In UTC, in order."""
    on = local(sent_at, zone).date()
    found = (_at(on, days, hour, zone) for days, hour in _HOURS)
    return [each for each in found if each is not None]


def _at(on: date, days: int, hour: int, zone: str) -> datetime | None:
    return at_wall(on + timedelta(days=days), time(hour), zone)
