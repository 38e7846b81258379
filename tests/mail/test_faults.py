"""The fault runs hold their invariants, at a small size; `make faults` is the whole of it."""

import subprocess
import sys

from config.devstack.places import PROJECT

SECONDS = 600  # at a load of nine it took five minutes


def test_no_mail_is_lost_whatever_is_killed_stopped_or_frozen() -> None:
    command = (sys.executable, "-m", "benchmarks.faults", "--quick")
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("holds") == 11, done.stdout
