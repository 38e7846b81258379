"""The clock of the pilot: moved from stop to stop, and at each the worker does what is due."""

import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as hour
from urllib.request import Request, urlopen

from celery import Celery
from redis import Redis

from config.schedule import EVERY, NIGHTLY
from tests.journeys.pilot.people import CAMPUS
from tests.journeys.site import Site

TOKEN = "for-tests-alone"
# Before dawn nobody may be written to who did not ask; at noon in California it is night in
# Rotterdam, so that the hours of both are tried.
STOPS = (hour(3), hour(8, 30), hour(12, 30), hour(19))
SETTLED_SECONDS = 90


@dataclass
class Days:
    """`alone` holds the spans in which nobody pressed anything: mail in them left by itself."""

    site: Site
    alone: list[tuple[datetime, datetime]] = field(default_factory=list)
    rung_on: date = date.min

    def __post_init__(self) -> None:
        kept = json.loads((self.site.data / "environment.json").read_text())
        self.bell = Celery("pilot", broker=kept["REDIS_URL"])

    @property
    def today(self) -> date:
        return self.site.now().astimezone(CAMPUS).date()

    def at(self, days: int, clock: str) -> datetime:
        """So many days after today, on the clock of the campus."""
        on = datetime.combine(self.today + timedelta(days=days), hour.fromisoformat(clock))
        return on.replace(tzinfo=CAMPUS)

    def until(self, moment: datetime) -> None:
        """Through every stop on the way; nobody presses anything meanwhile."""
        day = self.today
        while day <= moment.astimezone(CAMPUS).date():
            for clock in STOPS:
                stop = datetime.combine(day, clock, CAMPUS)
                if self.site.now() < stop < moment:
                    self._rest_at(stop)
            day += timedelta(days=1)
        self._rest_at(moment)

    def a_minute(self) -> None:
        """Longer than anything is held back to be undone."""
        self.site.move_clock(60)
        self.settle()

    def settle(self) -> None:
        """Rings for everything whose turn it is, until all of it is done and nothing is due."""
        is_new_day, self.rung_on = self.rung_on != self.today, self.today
        until = time.monotonic() + SETTLED_SECONDS
        self._ring(task for task, seconds in EVERY.items() if seconds < NIGHTLY or is_new_day)
        while self._late() > 0:
            assert time.monotonic() < until, f"due since {self._late()} s, and nobody does it"
            self._ring(("reminders.sweep", "mail.deliver"))

    def _ring(self, tasks: Iterable[str]) -> None:
        """The worker has taken them all from its queue, and finished what it took."""
        for task in tasks:
            self.bell.send_task(task, ignore_result=True)
        with self.bell.connection_for_read() as line:
            queue: Redis = line.default_channel.client  # type: ignore[attr-defined] # kombu's
            while queue.llen("celery") or queue.hlen("unacked"):
                time.sleep(0.05)
        time.sleep(0.2)

    def _rest_at(self, moment: datetime) -> None:
        self.site.move_clock_to(moment)
        began = self.site.now().replace(microsecond=0)
        self.settle()
        self.alone.append((began, self.site.now()))

    def _late(self) -> float:
        """How late the oldest mail or reminder is, as a monitor reads it."""
        asked = Request(  # noqa: S310 - this machine
            f"{self.site.url}/metrics", headers={"Authorization": f"Bearer {TOKEN}"}
        )
        with urlopen(asked, timeout=30) as answer:  # noqa: S310 - this machine
            lines = answer.read().decode().splitlines()
        found = [line.split() for line in lines if line.startswith("rapport_oldest_due_seconds ")]
        return float(found[0][1])
