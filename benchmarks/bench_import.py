"""How long, and with how much memory, a file of an office comes in: `make bench-import`.

Throw-away servers; each size in a process of its own, from an empty table of alumni: kept, read,
compared, imported, the same file once more (nothing may change), and taken back. Every count is
compared with what was planted. Memory is the most that the process ever held; `processor` is what
it and its part of PostgreSQL took to the end of the import, which other work on the machine does
not lengthen as it does wall time. Leaves with 1 if 200,000 rows take 300 seconds or more from
upload to import, or the larger file takes half as much memory again as the smaller.
"""

import argparse
import json
import os
import subprocess
import sys
from importlib import import_module

from benchmarks.bench_people import database, servers

SIZES = (20_000, 200_000)
SMALL = (1_000, 5_000)
BAR_SECONDS = 300.0
BAR_RATIO = 1.5
_ROW = "{:>8} {:>7} {:>6} {:>8} {:>7} {:>7} {:>6} {:>7} {:>9} {:>9} {:>8}"
_STEPS = ("keep", "read", "compare", "import", "again", "undo")


def main() -> int:
    """Print the table; 0 if both bars hold."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--scale", choices=("full", "small"), default="full")
    asked.add_argument("--rows", type=int, help="measure one size in this process")
    asked.add_argument("--kind", choices=("csv", "xlsx"), default="csv")
    said = asked.parse_args()
    if said.rows:
        return _one(said.rows, said.kind)
    sizes = SIZES if said.scale == "full" else SMALL
    print(f"{os.cpu_count()} cores; seconds of wall time; load {os.getloadavg()[0]:.1f}")
    print(_ROW.format("rows", "MB", *_STEPS, "to import", "processor", "peak MB"))
    found = [_apart(rows, said.kind) for rows in sizes]
    ratio = found[-1]["peak"] / found[0]["peak"]
    print(f"memory {sizes[-1]:,} : {sizes[0]:,} rows = {ratio:.2f}")
    return 0 if found[-1]["total"] < BAR_SECONDS and ratio < BAR_RATIO else 1


def _apart(rows: int, kind: str) -> dict[str, float]:
    """One size in a process of its own."""
    command = (sys.executable, "-m", "benchmarks.bench_import", "--rows", str(rows), "--kind", kind)
    told = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True)  # noqa: S603 - our own
    found: dict[str, float] = json.loads(told.stdout.splitlines()[-1])
    steps = [f"{found[step]:.1f}" for step in _STEPS]
    total, cpu, peak = (f"{found[name]:.0f}" for name in ("total", "cpu", "peak"))
    print(_ROW.format(f"{rows:,}", f"{found['size']:.1f}", *steps, total, cpu, peak), flush=True)
    return found


def _one(rows: int, kind: str) -> int:
    with servers(), database():
        importing = import_module("benchmarks.importing")  # its models need the settings
        print(json.dumps(importing.measured(rows, kind)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
