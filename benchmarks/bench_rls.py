"""What row-level security of PostgreSQL would cost: `make bench-rls` (SCALE=small|full).

Policies on students, their people and alumni, in a throw-away database, for a role that is no
superuser and owns the tables (`FORCE ROW LEVEL SECURITY`). The same pages with and without them
take turns in one run, so that other work on the machine falls on both. Each request first says who
asks, as a site with policies would have to. Prints times and ratios; decides nothing (ADR 41).
A time is that under which a tenth of the pages stay: other work lengthens the others.
"""

import argparse
import os
import statistics
import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

from benchmarks.bench_people import database, servers

TURNS, LOOKS = 8, 8  # turns of each way, pages in a turn
_ROW = "{:<30} {:>8} {:>8} {:>7} {:>12} {:>9} {:>7} {:>8}"


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--scale", choices=("small", "full"), default="full")
    scale = asked.parse_args().scale
    with servers(), database():
        trial = import_module("benchmarks.rls")  # its models need the settings
        ways = trial.made(trial.SCALES[scale])
        print(f"{scale}; milliseconds; load {os.getloadavg()[0]:.1f} of {os.cpu_count()}")
        names = ("without", "with", "ratio", "sql without", "sql with", "ratio", "queries")
        print(_ROW.format("page", *names))
        for way in ways:
            _line(trial, way)
        for on in (False, True):
            trial.switch(on=on)
            seen = trial.bare_rows(ways[0])
            print(f"people of another student that bare SQL reads, policies {on}: {seen}")
    return 0


def _line(trial: Any, way: Any) -> None:  # noqa: ANN401 - of a module known later
    """Turns of the two, one after the other; which goes first changes."""
    found: dict[bool, list[Any]] = {False: [], True: []}
    for turn in range(TURNS):
        for on in (turn % 2 == 0, turn % 2 == 1):
            trial.switch(on=on)
            way.look()  # plans and caches of the other way are cold
            found[on] += [way.look() for _look in range(LOOKS)]
    wall = [_quick(took.wall for took in found[on]) for on in (False, True)]
    sql = [_quick(took.sql for took in found[on]) for on in (False, True)]
    shown = [f"{one:.1f}" for one in wall] + [f"{wall[1] / wall[0]:.3f}"]
    shown += [f"{one:.1f}" for one in sql] + [f"{sql[1] / sql[0]:.3f}"]
    print(_ROW.format(way.name, *shown, found[True][0].queries), flush=True)


def _quick(times: Iterable[float]) -> float:
    return statistics.quantiles(times, n=10)[0]


if __name__ == "__main__":
    sys.exit(main())
