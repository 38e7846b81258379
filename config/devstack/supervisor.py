"""Starts programs in order, watches them, and stops all of them together."""

import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType, TracebackType
from typing import Never, Self

from config.devstack.keeper import Keeper
from config.devstack.processes import POLL_SECONDS, Group, Program, StackError, end, spawn

WATCH_SECONDS = 0.2
APPS_GRACE_SECONDS = 10.0
SERVERS_GRACE_SECONDS = 15.0
SERVERS = ("postgres", "valkey")
STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Stopped(BaseException):
    """Somebody asked the stack to stop; like KeyboardInterrupt, no `except Exception` holds it."""


class Supervisor:
    """The parent of every process of one copy; use it as a context, from the main thread."""

    def __init__(self, remove: Iterable[Path]) -> None:
        """Start the keeper. `remove` names the folders that end with the copy."""
        self._running: list[tuple[Program, subprocess.Popen[bytes]]] = []
        self._remove = list(remove)
        self._keeper = Keeper(self._remove)

    def __enter__(self) -> Self:
        """Turn the usual stop signals into `Stopped`."""
        for number in STOPPING:
            # Under nohup the terminal may go away.
            if number != signal.SIGHUP or signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, _stop)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop everything, whatever happened."""
        for number in STOPPING:
            signal.signal(number, signal.SIG_IGN)
        self._stop()

    def start(self, program: Program) -> subprocess.Popen[bytes]:
        """Start a program that has to live as long as the stack."""
        process = spawn(program)
        self._running.append((program, process))
        self._keeper.watch(Group(process.pid, program.stop_signal))
        return process

    def run(self, program: Program) -> None:
        """Run a program to its end while the others are watched."""
        process = self.start(program)
        while process.poll() is None:
            time.sleep(POLL_SECONDS)
            self.check(unless=process)
        self._running.remove((program, process))
        self._keeper.forget(Group(process.pid, program.stop_signal))
        if process.returncode:
            raise _failure(program, process)

    def wait(
        self,
        name: str,
        process: subprocess.Popen[bytes],
        ready: Callable[[], bool],
        *,
        seconds: float,
    ) -> None:
        """Wait until `ready` says so; a death or `seconds` without it end the wait."""
        deadline = time.monotonic() + seconds
        while not ready():
            self.check()
            if time.monotonic() > deadline:
                message = f"{name} (process {process.pid}) was not ready after {seconds:.0f} s."
                raise StackError(message)
            time.sleep(POLL_SECONDS)

    def watch(self) -> Never:
        """Stay until a process dies (StackError) or somebody asks to stop (Stopped)."""
        while True:
            time.sleep(WATCH_SECONDS)
            self.check()

    def check(self, unless: subprocess.Popen[bytes] | None = None) -> None:
        """Raise StackError if a process has died, `unless` excepted."""
        for program, process in self._running:
            if process is not unless and process.poll() is not None:
                raise _failure(program, process)
        if self._keeper.is_gone():
            message = "The keeper was killed: nobody would clean up after a crash."
            raise StackError(message)

    def _stop(self) -> None:
        """End the programs before the servers that they talk to."""
        for servers, grace in ((False, APPS_GRACE_SECONDS), (True, SERVERS_GRACE_SECONDS)):
            groups = [
                Group(process.pid, program.stop_signal)
                for program, process in reversed(self._running)
                if (program.name in SERVERS) is servers
            ]
            end(groups, grace=grace, reap=self._reap)
        for folder in self._remove:
            shutil.rmtree(folder, ignore_errors=True)
        self._keeper.dismiss()

    def _reap(self) -> None:
        for _, process in self._running:
            process.poll()


def _stop(_number: int, _frame: FrameType | None) -> Never:
    raise Stopped


def _failure(program: Program, process: subprocess.Popen[bytes]) -> StackError:
    code = process.returncode
    how = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit status {code}"
    return StackError(f"{program.name} ended ({how}). See {program.log}")
