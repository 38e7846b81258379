"""Working days of a campus: no weekend, no quiet period. Pure."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from apps.core.clock import at_wall, local

SATURDAY = 5
LOOK_AHEAD = 366  # days; a break that is longer is no break

Break = tuple[date, date]  # first and last day


def working_days_after(
    moment: datetime, count: int, zone: str, breaks: Collection[Break]
) -> datetime:
    """The same hour after so many working days, in UTC; `zone` is the campus's (IANA).

    What is asked on a day off counts from the next working day on.
    """
    here = local(moment, zone)
    day, left = here.date(), count
    for _day in range(LOOK_AHEAD):
        if left <= 0:
            break
        day += timedelta(days=1)
        left -= is_working(day, breaks)
    landed = at_wall(day, here.time(), zone) or at_wall(day, here.replace(hour=12).time(), zone)
    return landed or moment + timedelta(days=count)


def is_working(day: date, breaks: Collection[Break]) -> bool:
    """Monday to Friday, outside every break."""
    return day.weekday() < SATURDAY and not any(first <= day <= last for first, last in breaks)
