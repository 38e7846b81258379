"""How fast due reminders leave, beside the limit and beside its peers: `make bench-mail`.

As many processes each, throw-away servers, one sink on loopback. The contestants take turns, three
times; the table has the median and the spread of each, and what part of the limit it is. Leaves
with 1 where a ratio misses its bar. Absolute rates belong to the machine, ratios to the design.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from benchmarks.bench_people import database, servers
from benchmarks.mailing import REAL
from benchmarks.sink import taken

PROCESSES = REAL.workers  # the setup of the fault runs: speed is not bought with other promises
ROUNDS = 3
SCHEDULED = (10_000, 1_000_000)
BARS = {"raw": 0.25, "celery": 5.0, "post_office": 1.2}  # ours divided by theirs, at least
BEFOREHAND = "post_office, rendered beforehand"
FLAT = 1.25  # a mail among a million scheduled rows costs at most this much more
LIMIT_SECONDS = 300
_ROW = "{:<34} {:>9} {:>9} {:>9} {:>10}"


@dataclass
class Race:
    """One sink and what the contestants reached, in mails a second."""

    port: int
    file: Path
    reached: dict[str, list[float]] = field(default_factory=dict)

    def run(self, name: str, count: int, label: str = "") -> None:
        """One turn; every mail has to arrive, once."""
        reminded = import_module("benchmarks.reminded")
        reminded.due(count)
        if name == BEFOREHAND:
            reminded.queue(0, count)
        before = self.taken()
        seconds = CONTESTANTS[name](self, count)
        arrived = self.taken() - before
        if arrived != count:
            sys.exit(f"{name}: {arrived} of {count} mails arrived.")
        self.reached.setdefault(label or name, []).append(count / seconds)
        print(f"  {label or name}: {count / seconds:.0f}", file=sys.stderr, flush=True)

    def taken(self) -> int:
        return taken(self.file)

    def median(self, name: str) -> float:
        return statistics.median(self.reached[name])


def _processes(name: str, count: int, many: int) -> float:
    """Seconds from the start signal until the last one is done.

    How long Python takes to leave is nobody's speed: four at once took seconds for it.
    """
    command = (sys.executable, "-m", "benchmarks.race", name, str(count // many))
    pipe = subprocess.PIPE
    running = [
        subprocess.Popen((*command, str(place)), stdin=pipe, stdout=pipe, text=True)  # noqa: S603 - our own
        for place in range(many)
    ]
    for one in running:
        _until("ready", one)
    begun = time.perf_counter()
    for one in running:
        print("go", file=one.stdin, flush=True)
    for one in running:
        _until("done", one)
    seconds = time.perf_counter() - begun
    for one in running:
        if one.wait(LIMIT_SECONDS):
            sys.exit(f"{name} left with {one.returncode}.")
    return seconds


def _until(word: str, one: subprocess.Popen[str]) -> None:
    """Waits until a process has said this; what else it says is let pass."""
    while (line := _heard(one)).strip() != word:
        if not line:
            sys.exit(f"A process left before it was {word}.")


def _heard(one: subprocess.Popen[str]) -> str:
    """The next line that a process says."""
    return one.stdout.readline() if one.stdout else ""


def _celery(race: Race, count: int) -> float:
    """From the first task that is asked for until the last mail is there."""
    celery, tasks = import_module("config.celery").app, import_module("benchmarks.peers.tasks")
    reminders = import_module("apps.reminders.models").Reminder.objects
    pks = list(reminders.filter(subject_type="bench.due").values_list("pk", flat=True))
    command = (sys.executable, "-m", "celery", "-A", "config", "worker", "-l", "ERROR",
               "--concurrency", str(PROCESSES), "-I", "benchmarks.peers.tasks")  # fmt: skip
    with subprocess.Popen(command) as worker:  # noqa: S603 - our own
        while not celery.control.ping(timeout=1):
            pass
        before, begun = race.taken(), time.perf_counter()
        with celery.pool.acquire() as line, line.Producer() as producer:
            for pk in pks:
                tasks.remind.apply_async((pk,), producer=producer)
        while race.taken() - before < count and time.perf_counter() - begun < LIMIT_SECONDS:
            time.sleep(0.02)
        seconds = time.perf_counter() - begun
        worker.terminate()
    return seconds


def _post_office(_race: Race, count: int) -> float:
    """From due reminders to its queue, and from there to the server by its own command."""
    return _processes("queue", count, PROCESSES) + _processes("post_office", count, 1)


CONTESTANTS: dict[str, Callable[[Race, int], float]] = {
    "raw": lambda _race, count: _processes("raw", count, PROCESSES),
    "ours": lambda _race, count: _processes("ours", count, PROCESSES),
    "post_office": _post_office,
    BEFOREHAND: lambda _race, count: _processes("post_office", count, 1),
    "celery": _celery,
}
COUNTS = {"raw": 3000, "ours": 3000, "post_office": 2000, BEFOREHAND: 2000, "celery": 600}
SLOW_COUNTS = {"raw": 400, "ours": 600, "post_office": 600, BEFOREHAND: 600, "celery": 400}


@contextmanager
def sink(folder: Path, seconds: float) -> Iterator[Race]:
    """A sink so far away, there and back; the address is in the environment."""
    file = folder / f"taken-{seconds}.jsonl"
    command = (sys.executable, "-m", "benchmarks.sink", "--file", str(file), "--rcpt-seconds", "0",
               "--far-seconds", str(seconds))  # fmt: skip
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:  # noqa: S603 - our own
        port = int(_heard(running))
        os.environ["EMAIL_URL"] = f"smtp://127.0.0.1:{port}"
        try:
            yield Race(port, file)
        finally:
            running.terminate()


def main() -> int:
    """Print the table; 0 if every ratio holds its bar."""
    print(f"{PROCESSES} processes each, {ROUNDS} turns; {replace(REAL, rcpt_seconds=0).said()}")
    os.environ |= {"BENCH_RUN": str(os.getpid())}
    with tempfile.TemporaryDirectory() as name, servers():
        os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.peers.settings", "DEBUG": "1"}
        with sink(Path(name), 0) as near, database():
            _point_at_the_database()
            held = _near(near)
            with sink(Path(name), 0.01) as far:
                _far(far)
    return 0 if held else 1


def _point_at_the_database() -> None:
    """The processes of the race use the database that was made for it."""
    made = import_module("django.db").connection.settings_dict
    parts = urlsplit(os.environ["DATABASE_URL"])
    os.environ["DATABASE_URL"] = parts._replace(path=f"/{made['NAME']}").geturl()


def _near(race: Race) -> bool:
    reminded: Any = import_module("benchmarks.reminded")
    reminded.scheduled(0, SCHEDULED[0])
    for _turn in range(ROUNDS):
        for name, count in COUNTS.items():
            race.run(name, count)
    reminded.scheduled(*SCHEDULED)
    for _turn in range(ROUNDS):
        race.run("ours", COUNTS["ours"], "ours, a million scheduled")
    _print(race)
    ours = race.median("ours")
    held = [ours >= bar * race.median(name) for name, bar in BARS.items()]
    return all(held) and ours <= FLAT * race.median("ours, a million scheduled")


def _far(race: Race) -> None:
    print("A server 10 ms away, there and back")
    for _turn in range(ROUNDS):
        for name, count in SLOW_COUNTS.items():
            race.run(name, count)
    _print(race)


def _print(race: Race) -> None:
    print(_ROW.format("mails a second", "median", "least", "most", "of raw"))
    for name, found in race.reached.items():
        part = f"{race.median(name) / race.median('raw'):.0%}"
        print(
            _ROW.format(
                name, *(f"{n:.0f}" for n in (race.median(name), min(found), max(found))), part
            )
        )


if __name__ == "__main__":
    sys.exit(main())
