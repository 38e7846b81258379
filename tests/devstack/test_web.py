"""A web process as gunicorn.conf.py wants it: browsers open lines and say nothing on them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from http.client import HTTPConnection
from pathlib import Path

import pytest

from config.devstack.lock import listen, port_of
from config.devstack.places import PROJECT

SECONDS = 30
IDLE = 3  # lines; one thread of the four is left


@pytest.fixture
def port(tmp_path: Path) -> Iterator[int]:
    """Of one process, on the servers of the tests; its answer to /healthz needs no rows."""
    with listen(0) as listener:
        bind = ("--bind", f"fd://{listener.fileno()}", "--workers", "1")
        with (tmp_path / "web.log").open("wb") as log:
            process = subprocess.Popen(
                (sys.executable, "-m", "gunicorn", "config.wsgi", *bind),
                cwd=PROJECT,
                env=os.environ | {"RAPPORT_BASE_URL": "http://localhost"},
                stderr=log,
                pass_fds=[listener.fileno()],
            )
        found = port_of(listener)
    until = time.monotonic() + SECONDS
    while status(found) != 200 and time.monotonic() < until:
        time.sleep(0.2)
    yield found
    process.terminate()
    process.wait(SECONDS)


def status(port: int) -> int:
    """0 where nobody answers within four seconds."""
    line = HTTPConnection("localhost", port, timeout=4)
    try:
        line.request("GET", "/healthz")
        return line.getresponse().status
    except OSError:
        return 0
    finally:
        line.close()


def test_lines_on_which_nobody_speaks_hold_nobody_up(port: int) -> None:
    assert status(port) == 200
    with ExitStack() as lines:
        for _line in range(IDLE):
            lines.enter_context(socket.create_connection(("localhost", port)))
        time.sleep(0.5)  # the process takes them
        assert status(port) == 200
