"""How long one search of the directory takes: `make bench-directory [SCALE=small|full|million]`.

Ours is the query of a page: the rows of 25 people, the exact total and every count, without whom a
student hid, in the order Best fit, for fifty students of different fields. Beside it, from the same
run and the same rows: a naive way through the ORM, a competent one (an index over words, indexes on
filters, GROUP BY for each facet) and the bare reading of 25 rows by their keys.

Before the clock starts, answers are compared with an oracle that goes through the rows one by one.
While it runs, another connection changes profiles, sends requests and opts people out. Leaves with
1 where an answer is wrong, an opt-out is seen late, or the 95th of a hundred takes over 30 ms; the
small scale, for any machine with other work, looks at the answers alone.
"""

import argparse
import gc
import os
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Any

from benchmarks.bench_people import database, servers

BAR_MS = 30.0


@dataclass(frozen=True)
class Scale:
    people: int
    seeds: tuple[int, ...]
    queries: int  # of each class and seed
    others: int  # of those, also asked the naive and the competent way
    compared: int  # of those, compared with the oracle


SCALES = {
    "small": Scale(3_000, (901,), 4, 1, 4),
    "full": Scale(100_000, (911, 912, 913), 20, 1, 1),
    "million": Scale(1_000_000, (921,), 20, 1, 1),
}
OTHERS = ("competent", "naive", "25 rows")
_ROW = "{:<16} {:>5} {:>7} {:>7} {:>7} {:>7} {:>9} {:>11} {:>9} {:>9}"
Taken = dict[str, dict[str, list[float]]]


def main() -> int:
    """Print the table; 0 if every class holds the bar."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scale", choices=SCALES, default="full")
    parser.add_argument("--seeds", type=int, nargs="+", help="instead of those of the scale")
    given = parser.parse_args()
    scale = SCALES[given.scale]
    scale = replace(scale, seeds=tuple(given.seeds or scale.seeds))
    taken: Taken = defaultdict(lambda: defaultdict(list))
    faults: list[str] = []
    print(f"{scale.people} people, seeds {scale.seeds}, load {os.getloadavg()[0]:.1f} at the start")
    with servers(), database():
        for seed in scale.seeds:
            _one_set(seed, scale, taken, faults)
    slow = _print(taken)
    for fault in faults:
        print(f"WRONG: {fault}")
    print(f"load {os.getloadavg()[0]:.1f} at the end")
    return 1 if faults or (slow and given.scale != "small") else 0


def _one_set(seed: int, scale: Scale, taken: Taken, faults: list[str]) -> None:
    searched = import_module("benchmarks.searched")  # its models need the settings
    made = searched.Made(seed, scale.people)
    print(f"seed {seed}: first search of a process {made.first_seconds:.1f} s")
    asked = made.asked(scale.queries)
    faults += made.compared(asked, scale.compared)
    others = dict.fromkeys(made.kinds, scale.others)
    gc.collect()
    gc.freeze()  # the made-up rows, which no web process holds
    with made.writing():
        for kind, one in asked:
            processor = time.thread_time()
            taken[kind]["ours"].append(_ms(made.ours, one))
            taken[kind]["processor"].append((time.thread_time() - processor) * 1000)
            others[kind] -= 1
            if others[kind] >= 0:
                taken[kind]["25 rows"].append(_ms(made.rows, one))
                taken[kind]["competent"].append(_ms(made.competent, one))
                taken[kind]["naive"].append(_ms(made.naive, one))
    print(f"seed {seed}: {made.written} profiles changed, asked or opted out meanwhile")
    faults += made.opted_out_at_once()


def _ms(run: Callable[[Any], object], one: object) -> float:
    start = time.perf_counter()
    run(one)
    return (time.perf_counter() - start) * 1000


def _print(taken: Taken) -> bool:
    """Milliseconds by class; whether any class is too slow."""
    print(_ROW.format("class", "n", "p50", "p95", "p99", "most", "cpu p95", *OTHERS))
    everything: dict[str, list[float]] = defaultdict(list)
    for kind, ways in taken.items():
        print(_line(kind, ways))
        for way, times in ways.items():
            everything[way] += times
    print(_line("all", everything))
    print("cpu: of this process alone; the others: medians, by name and without room")
    print(f"the bar: p95 of each class at most {BAR_MS:.0f} ms")
    return any(_at(ways["ours"], 95) > BAR_MS for ways in taken.values())


def _line(kind: str, ways: dict[str, list[float]]) -> str:
    shown = [f"{_at(ways['ours'], share):.1f}" for share in (50, 95, 99, 100)]
    shown.append(f"{_at(ways['processor'], 95):.1f}")
    others = [f"{statistics.median(ways[way]):.1f}" if ways[way] else "-" for way in OTHERS]
    return _ROW.format(kind, len(ways["ours"]), *shown, *others)


def _at(times: list[float], share: int) -> float:
    """The time that so many of a hundred do not exceed."""
    return sorted(times)[max(0, -(-len(times) * share // 100) - 1)]


if __name__ == "__main__":
    sys.exit(main())
