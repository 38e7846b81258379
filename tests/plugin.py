"""Boots PostgreSQL and Valkey for the tests before Django reads its settings.

Named by `-p` in pyproject.toml: a root conftest.py would be too late, since pytest-django reads
the settings first. A DATABASE_URL that somebody set is taken instead. The workers of pytest-xdist
inherit the environment of the first process: pytest-django gives each a database of its own in the
one PostgreSQL, and here each gets a database of its own in the one Valkey.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from config.devstack import browser

STOP_SECONDS = 30
SERVERS = pytest.StashKey[subprocess.Popen[str]]()


@pytest.hookimpl(wrapper=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Come before pytest-django's hook of the same name: wrappers run first."""
    # The settings of a developer's machine: no redirect to https, no manifest of static files.
    # Django itself turns settings.DEBUG off for tests.
    os.environ.setdefault("DEBUG", "1")
    # Tests start hundreds of processes: what one has compiled the next need not compile again.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    asked = early_config.known_args_namespace
    if "DATABASE_URL" not in os.environ and not (asked.help or asked.version):
        early_config.stash[SERVERS] = _start()
    worker = os.environ.get("PYTEST_XDIST_WORKER", "")
    if worker:
        os.environ["REDIS_URL"] = own_valkey(os.environ["REDIS_URL"], worker)
    return (yield)


def own_valkey(url: str, worker: str) -> str:
    """Return the URL with the number of a worker such as "gw1" in place of database 0."""
    return url.replace("virtual_host=0", f"virtual_host={worker.removeprefix('gw')}")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the pipe: the servers end with it, as they do when pytest is killed."""
    servers = config.stash.get(SERVERS, None)
    if servers is not None:
        servers.communicate(timeout=STOP_SECONDS)


@pytest.fixture(scope="session")
def chromium() -> browser.Browser:
    """A Chromium for journeys; without one they are skipped, but in CI they fail."""
    found = browser.find()
    if found is None:
        words = f"no Chromium on this machine; get one with: {browser.COMMAND}"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return found


def _start() -> subprocess.Popen[str]:
    servers = subprocess.Popen(
        (sys.executable, "-m", "config.devstack", "test-servers"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        # A Ctrl-C at the terminal is for pytest, which closes the pipe when it is done.
        start_new_session=True,
    )
    assert servers.stdout is not None
    line = servers.stdout.readline()
    if not line:
        pytest.exit("The test servers did not start; see the line above.", returncode=3)
    os.environ.update(json.loads(line))
    return servers
