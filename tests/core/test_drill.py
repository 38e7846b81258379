"""Operation as it is walked: the restore drill, and a site on more than one process each."""

import subprocess
import sys

import pytest

from config.devstack.places import PROJECT

SECONDS = 900
pytestmark = pytest.mark.full


@pytest.mark.parametrize(("name", "lines"), [("drill", 8), ("scale", 9)])
def test_it_holds(name: str, lines: int) -> None:
    command = (sys.executable, "-m", f"benchmarks.{name}")
    done = subprocess.run(
        command, cwd=PROJECT, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("holds\n") == lines, done.stdout
