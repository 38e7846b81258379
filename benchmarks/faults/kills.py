"""`kill -9` of Celery workers while they deliver, and PostgreSQL stopped at once."""

import os
import random
import signal
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from django.db import connection

from apps.core.bell import ring
from apps.mail.actions import DELIVER
from benchmarks.faults import ledger
from benchmarks.faults.place import Place, wait_until
from benchmarks.faults.report import Line
from benchmarks.mailing import HURRIED
from benchmarks.sink import taken

WORKERS = [f"worker{number}" for number in range(HURRIED.workers)]
WHOLE = 0.3  # of the kills are of the whole worker, the others of its deliverer alone
LONGEST = 600.0
SETTLED = 0.02  # a statement that a dead deliverer had sent off still runs to its end


@dataclass
class Kills:
    """How many were done, and how many of them hit a deliverer that held a lease."""

    done: int = 0
    hits: int = 0


def storm(place: Place, *, seed: int, mails: int, kills: int) -> Line:
    """So many mails while workers are killed at moments that the seed chooses."""
    dice = random.Random(seed)  # noqa: S311 - chance that can be repeated
    prefix, tally = f"kills-{seed}:", Kills()
    start_all(place, hurried=True)
    before = taken(place.mails)
    ledger.post(prefix, mails)
    for moment in sorted(dice.sample(range(mails // 50, mails * 9 // 10), kills)):
        wait_until(LONGEST, partial(_has_taken, place.mails, before + moment))
        time.sleep(dice.uniform(0, 0.05))
        _strike(place, dice, tally)
    seconds = wait_until(LONGEST, lambda: ledger.waiting(prefix) == 0)
    found = ledger.account(prefix, place.mails)
    did = f"{tally.hits} of {tally.done} kills"
    faults = ["too few hits"] if tally.hits * 4 < tally.done * 3 else []
    allowed = tally.done * HURRIED.connections // 3
    faults += [f"{found.unmarked} doubles unmarked"] if found.unmarked else []
    return Line(f"kill -9, seed {seed}", did, found, allowed, seconds, tuple(faults))


def start_all(place: Place, *, hurried: bool) -> None:
    """All workers and one beat; those of a scenario before go on if they are of the same kind."""
    if place.is_hurried is hurried and set(place.workers) == set(WORKERS):
        return
    place.kill_all_workers()
    place.is_hurried = hurried
    for name in WORKERS:
        place.start_worker(name, hurried=hurried)
    place.start_beat()


def _strike(place: Place, dice: random.Random, tally: Kills) -> None:
    """Kill one of those that have a claim, and see whether they held it to the end.

    The deliverer is frozen while it is looked at, so that its batch does not end in the meantime.
    """
    name, process, lease = _victim(place, dice)
    while not _frozen_at_work(process, lease):
        name, process, lease = _victim(place, dice)
    place.note(name).unlink(missing_ok=True)
    if dice.random() < WHOLE:
        place.kill(place.workers[name])
        place.start_worker(name, hurried=True)
    else:
        os.kill(process, signal.SIGKILL)
    time.sleep(SETTLED)
    tally.done += 1
    tally.hits += ledger.held(lease) > 0
    ring(DELIVER)


def _frozen_at_work(process: int, lease: str) -> bool:
    """Stops it where it is; it goes on if it was done with its batch."""
    os.kill(process, signal.SIGSTOP)
    if ledger.held(lease) > 0:
        return True
    os.kill(process, signal.SIGCONT)
    return False


def _victim(place: Place, dice: random.Random) -> tuple[str, int, str]:
    """A worker, its deliverer's process id and its lease."""
    able: list[tuple[str, int, str]] = []

    def look() -> bool:
        for name in place.workers:
            process, lease = noted(place.note(name))
            if lease:
                able.append((name, process, lease))
        return bool(able)

    wait_until(LONGEST, look)
    return dice.choice(able)


def noted(note: Path) -> tuple[int, str]:
    """A deliverer's process id and the lease that it holds; empty when it holds none."""
    try:
        process, _space, lease = note.read_text(encoding="ascii").partition(" ")
    except FileNotFoundError:
        return 0, ""
    return int(process), lease


def _has_taken(file: Path, count: int) -> bool:
    return taken(file) >= count


def postgres_stops(place: Place, *, mails: int, stops: int) -> Line:
    """PostgreSQL stopped `immediate` and started again, again and again, under delivery.

    What became of a mail goes to the disk a moment later, so a stop takes the last such mark of a
    deliverer with it: that mail is sent a second time. It is counted here, apart from the kills.
    """
    dice = random.Random(mails)  # noqa: S311 - chance that can be repeated
    start_all(place, hurried=True)
    before = taken(place.mails)
    ledger.post("stops", mails)
    for moment in sorted(dice.sample(range(mails // 50, mails * 9 // 10), stops)):
        wait_until(LONGEST, partial(_has_taken, place.mails, before + moment))
        place.stop_postgres_at_once()
        connection.close()
    seconds = wait_until(LONGEST, lambda: ledger.waiting("stops") == 0)
    found = ledger.account("stops", place.mails)
    allowed = stops * HURRIED.workers * HURRIED.connections
    faults = (f"{found.unmarked} doubles unmarked",) if found.unmarked else ()
    return Line("PostgreSQL stopped immediate", f"{stops} stops", found, allowed, seconds, faults)
