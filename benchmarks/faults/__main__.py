"""`make faults`: everything that may go wrong around mail, one after the other, then one table.

`make faults-quick` is a smaller run with the same invariants. Both use servers of their own on
loopback and unix sockets, and leave with 1 when an invariant does not hold.
"""

import argparse
import os
import sys
import time
from importlib import import_module

from benchmarks.faults.place import opened
from benchmarks.mailing import HURRIED, REAL

NAMES = ("kills", "postgres", "valkey", "frozen", "staff", "away")


def main(arguments: list[str]) -> int:
    """Run, print, and say whether everything held."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.faults", description=__doc__)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=NAMES, help="may be given again")
    given = parser.parse_args(arguments)
    began, lines = time.monotonic(), []
    with opened() as place:
        os.environ.update(place.env)
        import_module("django").setup()
        scenarios = import_module("benchmarks.faults.scenarios")  # its models need the servers
        size = scenarios.QUICK if given.quick else scenarios.FULL
        for name in given.only or NAMES:
            for line in scenarios.ALL[name](place, size):
                lines.append(line)
                print(f"{time.monotonic() - began:5.0f} s  {line.name}", flush=True)
    head = f"Under kills: {HURRIED.said()}.\nElsewhere: {REAL.said()}."
    status = import_module("benchmarks.faults.report").printed(lines, head)
    print(f"{time.monotonic() - began:.0f} s in all.")
    return int(status)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
