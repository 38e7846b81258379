"""One running copy per data folder, and one per port."""

import fcntl
import os
import socket
import time
from pathlib import Path
from typing import IO

from config.devstack.processes import POLL_SECONDS, StackError, is_running

HOST = "127.0.0.1"
# The keeper of a killed copy holds the lock while it cleans up.
CLEANING_SECONDS = 15.0


def lock(data: Path) -> IO[str]:
    """Take the data folder for this process; the lock lasts as long as the returned file."""
    file = (data / "lock").open("a+", encoding="utf-8")
    deadline = time.monotonic() + CLEANING_SECONDS
    while not _taken(file):
        file.seek(0)
        holder, _, where = file.read().strip().partition(" ")
        # No number yet: the other copy started a moment ago.
        if not holder.isdigit() or is_running(int(holder)) or time.monotonic() > deadline:
            message = (
                f"Rapport already runs on {data} (process {holder or 'unknown'}"
                f"{', ' if where else ''}{where}). "
                "Stop it, or choose another folder: make run DATA=..."
            )
            raise StackError(message)
        time.sleep(POLL_SECONDS)
    sign(file, "")
    return file


def sign(file: IO[str], address: str) -> None:
    """Say in the lock who holds it and where it answers, for whoever comes second."""
    file.truncate(0)
    file.write(f"{os.getpid()} {address}\n")
    file.flush()


def _taken(file: IO[str]) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def listen(port: int) -> socket.socket:
    """Listen on a port of this machine (0: any free one), before anything else is started.

    The web server gets the open socket itself, so nobody can take the port in between.
    """
    listener = socket.socket(socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except PermissionError:
        message = f"Port {port} is for root only. Choose one above 1023: make run PORT=8000"
        raise StackError(message) from None
    except OSError:
        message = f"Port {port} is in use. Choose another: make run PORT={port + 1}"
        raise StackError(message) from None
    return listener


def port_of(listener: socket.socket) -> int:
    """Return the port that a socket listens on."""
    return int(listener.getsockname()[1])
