"""Whether a page tells that it knows an address; one part of `make trust`.

Throw-away servers, one request at a time. Leaves with 1 if a page tells.
"""

import argparse
import sys
from importlib import import_module

from benchmarks.bench_people import database, servers

TRIES = 60


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust.enumeration")
    parser.add_argument("--tries", type=int, default=TRIES, help="of each kind, at each page")
    parser.add_argument("--bare", action="store_true", help="without waiting for the even time")
    given = parser.parse_args(arguments)
    with servers(), database():
        telling = import_module("benchmarks.trust.telling")  # its models need the settings
        return int(bool(telling.measured(given.tries, is_bare=given.bare)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
