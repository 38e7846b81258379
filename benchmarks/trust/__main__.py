"""`make trust`: the tests of access, privacy, signing in and hostile input, and one table.

The last row is measured: whether a page tells that it knows an address (`enumeration.py`).
"""

import argparse
import re
import subprocess
import sys
import time

from config.devstack.places import PROJECT

AREAS = {
    "access": (
        *("tests/access/test_matrix.py", "tests/access/test_swaps.py"),
        *("tests/access/test_walls.py", "tests/access/test_viewing.py"),
        *("tests/access/test_crawl.py",),
        *("tests/house/test_doors.py", "tests/students/test_opens_later.py"),
    ),
    "privacy": (
        *("tests/access/test_addresses.py", "tests/access/test_logs.py"),
        *("tests/outreach/test_leaks.py", "tests/mail/test_relay.py"),
        *("tests/mail/test_forgetting.py", "tests/privacy", "tests/audit"),
        *("tests/alumni/test_ledger.py", "tests/students/test_withheld.py"),
        # The alarm of planted profiles, forty a day, and what limits a file of many addresses.
        *("tests/alumni/test_looking.py", "tests/advising/test_export.py"),
        *("tests/advising/test_import_rows.py", "tests/advising/test_many_files.py"),
    ),
    "sign-in": (
        *("tests/accounts", "tests/home/test_address.py"),
        # Attempts that cannot be counted are refused.
        "tests/core/test_without_valkey.py",
    ),
    "hostile": (
        *("tests/core/test_browser.py", "tests/mail/test_headers.py", "tests/mail/test_gate.py"),
        *("tests/outreach/test_scanners.py", "tests/access/test_no_fetch.py"),
        # Files: bombs, entities of elsewhere, parts that slip out, pictures that are none.
        *("tests/imports", "tests/contacts/test_wild.py", "tests/contacts/test_torn.py"),
        *(
            "tests/contacts/test_files.py",
            "tests/alumni/test_import.py",
            "tests/campus/test_look.py",
        ),
        "tests/house/test_rules.py",
    ),
}
MEASURED = "enumeration"
_ROW = "{:<12} {:>7} {:>7} {:>8} {:>8}"


def checked(area: str, chosen: str) -> tuple[dict[str, int], float]:
    """How many checks ended how, and seconds; a run that itself broke counts as an error."""
    began = time.monotonic()
    argv = (sys.executable, "-m", "pytest", "-n", "auto", "--dist", "worksteal", "-m", chosen)
    done = subprocess.run(  # noqa: S603 - our own tests
        [*argv, *AREAS[area]], cwd=PROJECT, capture_output=True, text=True, check=False
    )
    last = done.stdout.strip().rpartition("\n")[2]
    found = {
        word: int(number)
        for number, word in re.findall(r"(\d+) (passed|failed|skipped|error)", last)
    }
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n")
        found.setdefault("failed", 0)
        found["error"] = found.get("error", 0) + (not found["failed"])
    return found, time.monotonic() - began


def told() -> tuple[dict[str, int], float]:
    """The pages that take an address, each a check; its own table stands above ours."""
    began = time.monotonic()
    argv = (sys.executable, "-m", "benchmarks.trust.enumeration")
    done = subprocess.run(argv, cwd=PROJECT, stdout=subprocess.PIPE, text=True, check=False)  # noqa: S603 - ours
    print(done.stdout)
    lines = done.stdout.splitlines()
    found = {
        "passed": sum(line.endswith("holds") for line in lines),
        "failed": sum("  tells " in line for line in lines),
    }
    found["error"] = int(bool(done.returncode) and not found["failed"])
    return found, time.monotonic() - began


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.trust", description=__doc__)
    parser.add_argument(
        "--only", action="append", choices=[*AREAS, MEASURED], help="may be given again"
    )
    parser.add_argument("--full", action="store_true", help="at the full sizes")
    given = parser.parse_args(arguments)
    rows, failed = [], 0
    chosen = "" if given.full else "not full"
    for area in given.only or [*AREAS, MEASURED]:
        found, seconds = told() if area == MEASURED else checked(area, chosen)
        wrong = found.get("failed", 0) + found.get("error", 0)
        checks = found.get("passed", 0) + wrong
        rows.append((area, checks, wrong, found.get("skipped", 0), f"{seconds:.0f} s"))
        failed += wrong or not checks
    print(_ROW.format("area", "checks", "failed", "skipped", "took"))
    for row in rows:
        print(_ROW.format(*row))
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
