"""A second process that outlives a killed supervisor just long enough to clean up after it.

The death signal of `processes.spawn` reaches only the direct children; a pool worker of Celery or
a child that ignores the signal would stay. The keeper holds the reading end of a pipe: when it
closes without a farewell, the supervisor was killed, and the keeper ends every session in it.
"""

import os
import shutil
import signal
from collections.abc import Iterable
from pathlib import Path

from config.devstack.processes import Group, end

GRACE_SECONDS = 4.0
FAREWELL = "farewell"


class Keeper:
    """The supervisor's side of the pipe."""

    def __init__(self, folders: Iterable[Path]) -> None:
        """Fork the keeper; it removes `folders` if the supervisor is killed.

        The fork also inherits the lock on the data, which therefore opens only after the cleaning.
        """
        reading, writing = os.pipe()
        self._process = os.fork()
        if self._process == 0:
            os.close(writing)
            _keep(reading, list(folders))
        os.close(reading)
        self._pipe = os.fdopen(writing, "w", buffering=1, encoding="ascii")

    def watch(self, group: Group) -> None:
        """End this session too if the supervisor is killed."""
        self._pipe.write(f"{group.leader} {int(group.stop_signal)}\n")

    def forget(self, group: Group) -> None:
        """The session has ended by itself."""
        self._pipe.write(f"{group.leader} 0\n")

    def is_gone(self) -> bool:
        """Whether the keeper itself was killed (then nobody would clean up)."""
        return os.waitpid(self._process, os.WNOHANG) != (0, 0)

    def dismiss(self) -> None:
        """Everything was stopped in the usual way: let the keeper go."""
        try:
            self._pipe.write(f"{FAREWELL}\n")
            self._pipe.close()
            os.waitpid(self._process, 0)
        except (BrokenPipeError, ChildProcessError):
            return  # it was killed and collected before: nothing is left to dismiss


def _keep(reading: int, folders: list[Path]) -> None:
    """The keeper's whole life; never returns."""
    try:
        os.setsid()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, signal.SIG_IGN)
        with os.fdopen(reading, encoding="ascii") as pipe:
            _clean(pipe, folders)
    finally:
        os._exit(0)


def _clean(pipe: Iterable[str], folders: list[Path]) -> None:
    groups: dict[int, int] = {}
    for line in pipe:
        if line.strip() == FAREWELL:
            return
        leader, number = (int(part) for part in line.split())
        groups[leader] = number
    alive = [Group(leader, signal.Signals(number)) for leader, number in groups.items() if number]
    end(reversed(alive), grace=GRACE_SECONDS)
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
