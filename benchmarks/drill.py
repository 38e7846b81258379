"""`make drill`: a copy of a site with half of its mail away is restored elsewhere; no mail twice.

Workers send mails and reminders; in the middle pg_dump makes a copy, and the rest leaves. The
copy is restored to a second PostgreSQL, where workers start with the same mail server. Leaves
with 1 unless nothing leaves there by itself, somebody who looks lets it go on, what was doubtful
stays, and what is new leaves once.
"""

import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from subprocess import run
from types import ModuleType

from benchmarks.faults.place import Place, opened, wait_until
from benchmarks.sink import counted, taken
from config.devstack import backup
from config.devstack.places import PROJECT, arrange
from config.devstack.postgres import Postgres

MAILS, REMINDERS, NEW = 400, 100, 50
LONGEST = 300.0
# Longer than any tick: whatever wanted to leave by itself would have left.
QUIET_SECONDS = 25.0
# The restore comes later than two minutes after the copy (docs/adr/0023-restored-copies.md).
LATER_SECONDS = 900.0


@dataclass(frozen=True)
class Step:
    """One line of the table: what was found, and what had to be."""

    name: str
    found: str
    holds: bool


class Drill:
    """The site, its copy, and what was seen on the way."""

    def __init__(self, place: Place) -> None:
        os.environ.update(place.env)
        import_module("django").setup()
        self.place = place
        self.ledger: ModuleType = import_module("benchmarks.faults.ledger")
        self.reminders: ModuleType = import_module("benchmarks.faults.reminders")
        self.file = place.places.data / "rapport.dump"
        self.steps: list[Step] = []

    def note(self, name: str, found: object, *, holds: bool) -> None:
        self.steps.append(Step(name, str(found), holds))
        print(f"{name}: {found}", flush=True)

    def half_sent(self) -> None:
        """Mails leave; the copy is made while they do, and the others leave after it."""
        self.ledger.post("drill:", MAILS)
        self.reminders.by_day()
        moment = import_module("apps.core.clock").now()
        self.reminders.plan(1, moment, [None] * REMINDERS)
        self._work()
        wait_until(LONGEST, lambda: taken(self.place.mails) > MAILS // 2)
        began = time.monotonic()
        backup.dump(self.place.places.sockets, self.file)
        seconds = time.monotonic() - began
        size = self.file.stat().st_size // 1024
        self.note("copied while mail leaves", f"{size} KB in {seconds:.1f} s", holds=size > 0)
        wait_until(LONGEST, lambda: len(counted(self.place.mails)) >= MAILS + REMINDERS)
        self.place.kill_all_workers()
        sent = sum(counted(self.place.mails).values())
        self.note("left from the site", sent, holds=sent == MAILS + REMINDERS)

    def elsewhere(self) -> None:
        """The copy in a cluster of its own; from here on everything talks to that one."""
        data = self.place.places.data / "elsewhere"
        data.mkdir(mode=0o711)
        places = arrange(data)
        Postgres(places).start(self.place.nursery)
        began = time.monotonic()
        backup.restore(self.file, places.sockets)
        self._move_to(places.sockets)
        self.place.move_clock(LATER_SECONDS)
        seconds = time.monotonic() - began
        waiting = self.ledger.waiting("drill:")
        self.note(
            "restored elsewhere; mails that wait again",
            f"{waiting} (in {seconds:.1f} s)",
            holds=waiting > 0,
        )

    def nothing_leaves(self) -> None:
        """Workers and beat run on the copy for a while."""
        before = taken(self.place.mails)
        self._work()
        time.sleep(QUIET_SECONDS)
        again = taken(self.place.mails) - before
        self.note("left from the copy by itself", again, holds=again == 0)
        said = self._manage("mail", "status")
        self.note("it says why", said.splitlines()[0], holds="restored copy" in said)

    def somebody_looked(self) -> None:
        """`mail resume --leave-out`, and what is new since."""
        before = taken(self.place.mails)
        said = self._manage("mail", "resume", "--leave-out").splitlines()[0]
        self.note("manage.py mail resume --leave-out", said, holds=not said.endswith(": 0"))
        self.ledger.post("after:", NEW)
        with suppress(TimeoutError):
            wait_until(LONGEST, lambda: taken(self.place.mails) >= before + NEW)
        time.sleep(QUIET_SECONDS)
        left = taken(self.place.mails) - before
        self.note(f"left since, of {NEW} new mails", left, holds=left == NEW)
        copies = counted(self.place.mails)
        twice = sum(number - 1 for number in copies.values())
        self.note("Message-IDs that the server has twice", twice, holds=twice == 0)

    def _work(self) -> None:
        for number in range(2):
            self.place.start_worker(f"worker{number}", hurried=False)
        self.place.start_beat()

    def _move_to(self, sockets: Path) -> None:
        """This process and all that are started from now on."""
        connection = import_module("django.db").connection
        connection.close()
        connection.settings_dict["HOST"] = str(sockets)
        old = self.place.places.sockets.name
        for name in ("DATABASE_URL", "DATABASE_OWNER_URL"):
            self.place.env[name] = self.place.env[name].replace(old, sockets.name)

    def _manage(self, *arguments: str) -> str:
        argv = (sys.executable, "manage.py", *arguments)
        done = run(  # noqa: S603 - our own command
            argv, cwd=PROJECT, env=self.place.env, capture_output=True, text=True, check=True
        )
        return done.stdout


def printed(steps: list[Step]) -> int:
    """One table; the exit status."""
    print()
    for step in steps:
        print(f"{step.name:<44} {step.found:<64} {'holds' if step.holds else 'BROKEN'}")
    return int(not all(step.holds for step in steps))


def main() -> int:
    """Walk through it and print one table."""
    with opened() as place:
        drill = Drill(place)
        walk: tuple[Callable[[], None], ...] = (
            *(drill.half_sent, drill.elsewhere),
            *(drill.nothing_leaves, drill.somebody_looked),
        )
        for part in walk:
            part()
    return printed(drill.steps)


if __name__ == "__main__":
    sys.exit(main())
