"""The only clock. Rules take `now` as an argument; only views and tasks ask here.

In debug and tests a file may hold seconds to add. It is read on every call, so that running
workers move along when the file changes.
"""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings


def _offset() -> timedelta:
    if not settings.RAPPORT_CLOCK_FILE:
        return timedelta(0)
    path = Path(settings.RAPPORT_CLOCK_FILE)
    text = path.read_text().strip() if path.exists() else ""
    return timedelta(seconds=float(text or 0))


def now() -> datetime:
    """The moment, aware and in UTC: adding hours to it adds elapsed hours."""
    return datetime.now(UTC) + _offset()


def local(moment: datetime, zone: str) -> datetime:
    """The same moment as the wall clock of an IANA zone shows it; for reading, not for sums."""
    return moment.astimezone(ZoneInfo(zone))


def at_wall(day: date, start: time, zone: str) -> datetime | None:
    """The moment, in UTC, when clocks of a zone show this; None in an hour that they skip."""
    here = datetime.combine(day, start, tzinfo=ZoneInfo(zone))
    moment = here.astimezone(UTC)
    exists = moment.astimezone(here.tzinfo).replace(tzinfo=None) == here.replace(tzinfo=None)
    return moment if exists else None


def utc(moment: datetime) -> datetime:
    """The same moment in UTC. Convert before adding hours (summer time)."""
    return moment.astimezone(UTC)
