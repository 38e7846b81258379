"""When a reader's daily mail leaves: one at most a day, at their hour. Pure; moments are UTC."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from apps.reminders.band import Band

_A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Daily:
    """The hour (0 to 23) of the reader's clock; one outside the band is moved into it."""

    band: Band
    hour: int

    def next(self, moment: datetime, *, after: date | None = None) -> datetime:
        """The first time of the daily mail from here on, and on a later date than `after`."""
        day = self.band.day(moment)
        day = day if after is None else max(day, after + _A_DAY)
        at = self.band.at(day, self.hour)
        return at if at >= moment else self.band.at(day + _A_DAY, self.hour)

    def slot(self, earliest: datetime, now: datetime, *, has_left: bool) -> datetime:
        """In which daily mail a matter rides that may be said from `earliest` on.

        `now` where the hour has come, also late by day if nobody looked at the hour. Once the one
        of today has left (`has_left`), a later day.
        """
        if self.next(earliest) <= now and self.band.holds(now) and not has_left:
            return now
        after = self.band.day(now) if has_left else None
        return self.next(max(earliest, now), after=after)
