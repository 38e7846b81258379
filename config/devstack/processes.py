"""Starts and ends the processes of the stack, so that none outlives the supervisor."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

PR_SET_PDEATHSIG = 1
POLL_SECONDS = 0.05
# Only Linux lets a process ask for a signal when its parent dies; elsewhere the keeper alone
# cleans up.
_prctl = ctypes.CDLL(None, use_errno=True).prctl if sys.platform == "linux" else None


class StackError(Exception):
    """Something a person has to know, in one line."""


@dataclass(frozen=True)
class Account:
    """The account that PostgreSQL and Valkey run as when root starts the stack."""

    name: str
    user: int
    group: int


@dataclass(frozen=True)
class Program:
    """What to start: both output streams go to the end of `log`."""

    name: str
    argv: tuple[str, ...]
    env: Mapping[str, str]
    log: Path
    folder: Path
    stop_signal: signal.Signals = signal.SIGTERM
    account: Account | None = None
    descriptors: tuple[int, ...] = ()


@dataclass(frozen=True)
class Group:
    """A running session: its leader's process id, and the signal that ends the leader kindly."""

    leader: int
    stop_signal: signal.Signals


def _dying_with_parent(stop_signal: signal.Signals) -> Callable[[], None]:
    """For the child to run before its program: it asks to end when this process does."""
    parent = os.getpid()

    def prepare() -> None:
        # After the change of account, which would clear the request.
        if _prctl is not None:
            _prctl(PR_SET_PDEATHSIG, int(stop_signal))
        if os.getppid() != parent:
            os._exit(1)

    return prepare


def spawn(program: Program) -> subprocess.Popen[bytes]:
    """Start `program` as the leader of a session of its own that dies with this process.

    Must be called from the main thread: the kernel sends the death signal when the thread that
    forked ends, not when the process does.
    """
    account = program.account
    program.log.parent.mkdir(parents=True, exist_ok=True)
    with program.log.open("ab") as log:
        return subprocess.Popen(
            program.argv,
            cwd=program.folder,
            env=dict(program.env),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=program.descriptors,
            user=account.user if account else None,
            group=account.group if account else None,
            extra_groups=[] if account else None,
            preexec_fn=_dying_with_parent(program.stop_signal),  # noqa: PLW1509 - the supervisor has no threads
        )


def end(
    groups: Iterable[Group], *, grace: float, reap: Callable[[], object] = lambda: None
) -> None:
    """Ask every leader to stop; after `grace` seconds kill what is left of their sessions.

    `reap` collects the caller's dead children between two looks, since a zombie counts as alive.
    """
    groups = list(groups)
    for group in groups:
        _signal(os.kill, group.leader, group.stop_signal)
    _wait(groups, time.monotonic() + grace, reap)
    for group in groups:
        _signal(os.killpg, group.leader, signal.SIGKILL)
    _wait(groups, time.monotonic() + 2, reap)


def _wait(groups: list[Group], deadline: float, reap: Callable[[], object]) -> None:
    while time.monotonic() < deadline:
        reap()
        if not any(_signal(os.killpg, group.leader, 0) for group in groups):
            return
        time.sleep(POLL_SECONDS)


def _signal(send: Callable[[int, int], None], target: int, number: int) -> bool:
    """Send a signal (0 only looks) and return whether the target was there to get it."""
    try:
        send(target, number)
    except ProcessLookupError:
        return False
    except PermissionError:  # macOS answers this for a session that holds zombies only
        return False
    return True


def is_running(process: int) -> bool:
    """Whether a process of that id exists, whoever owns it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
