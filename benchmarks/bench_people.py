"""How long the server takes for the pages of a student with 20,000 people: `make bench-people`.

Throw-away servers, one request at a time, the median of seven. Wall time and processor time stand
side by side, because other work on the machine lengthens only the first. Leaves with 1 if a page
takes longer than its bar.
"""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any

PEOPLE = 20_000
BAR_MS = 300.0
ROUNDS = 7
OK = 200
_ROW = "{:<24} {:>8} {:>10} {:>8}"


def main() -> int:
    """Print the table; 0 if every page holds the bar."""
    with servers(), database():
        people = import_module("benchmarks.people")  # its models need the settings
        client, one = people.signed_in(PEOPLE)
        print(f"{PEOPLE} people of one student; milliseconds, median of {ROUNDS}")
        print(_ROW.format("page", "wall", "processor", "most"))
        walls = [_line(client, name, path) for name, path in people.pages(one).items()]
    return 0 if max(walls) < BAR_MS else 1


@contextmanager
def servers() -> Iterator[None]:
    """PostgreSQL and Valkey that end with this process; their addresses are in the environment."""
    command, pipe = (sys.executable, "-m", "config.devstack", "test-servers"), subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) as running:  # noqa: S603 - our own
        line = running.stdout.readline() if running.stdout else ""
        if not line:
            sys.exit("The servers did not start; see the line above.")
        os.environ.update(json.loads(line) | {"DJANGO_SETTINGS_MODULE": "config.settings"})
        os.environ.setdefault("DEBUG", "1")
        yield


@contextmanager
def database() -> Iterator[None]:
    """An empty one, with the settings of tests."""
    import_module("django").setup()
    runner = import_module("django.test.runner").DiscoverRunner(verbosity=0)
    runner.setup_test_environment()
    made = runner.setup_databases()
    yield
    runner.teardown_databases(made)


def _line(client: Any, name: str, path: str) -> float:  # noqa: ANN401 - a Client, known later
    """Measures a page and prints its row; the wall time."""
    client.get(path)  # the first look warms caches
    rounds = [_once(client, path) for _round in range(ROUNDS)]
    wall, processor = (float(statistics.median(row)) for row in zip(*rounds, strict=True))
    most = max(round_[0] for round_ in rounds)
    print(_ROW.format(name, f"{wall:.0f}", f"{processor:.0f}", f"{most:.0f}"))
    return wall


def _once(client: Any, path: str) -> tuple[float, float]:  # noqa: ANN401 - a Client
    wall, processor = time.perf_counter(), time.process_time()
    answer = client.get(path)
    taken = ((time.perf_counter() - wall) * 1000, (time.process_time() - processor) * 1000)
    if answer.status_code != OK:
        sys.exit(f"{path} answered {answer.status_code}")
    return taken


if __name__ == "__main__":
    sys.exit(main())
