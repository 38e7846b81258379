"""Servers and workers of one fault run: its own PostgreSQL, Valkey and sink, all mortal."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from config.devstack import environment
from config.devstack.places import PROJECT, Places, arrange, server_account, short_folder
from config.devstack.postgres import Postgres
from config.devstack.processes import POLL_SECONDS, Group, Program
from config.devstack.supervisor import Supervisor
from config.devstack.valkey import Valkey

Running = subprocess.Popen[bytes]
WORKER = ("worker", "--loglevel", "WARNING", "--without-mingle", "--without-gossip")


class Nursery(Supervisor):
    """A supervisor whose children may die: that is what they are here for."""

    def check(self, unless: Running | None = None) -> None:
        """Nobody's death ends the run; what is missing shows in the ledger."""

    def latest(self, name: str) -> Running:
        """The process that was last started under this name."""
        return next(run for program, run in reversed(self._running) if program.name == name)

    def bury(self, process: Running) -> None:
        """Collect a dead child and forget it, for its number may be given to another."""
        process.wait(timeout=30)
        self._running = [one for one in self._running if one[1] is not process]
        self._keeper.forget(Group(process.pid, signal.SIGTERM))


@dataclass
class Place:
    """Where everything runs. `workers` and `beats` are by name."""

    places: Places
    nursery: Nursery
    env: dict[str, str] = field(default_factory=dict)
    workers: dict[str, Running] = field(default_factory=dict)
    beats: dict[str, Running] = field(default_factory=dict)
    is_hurried: bool | None = None

    @property
    def mails(self) -> Path:
        """What the sink wrote down."""
        return self.places.data / "taken.jsonl"

    @property
    def postgres(self) -> Postgres:
        """With everything on that makes it durable: its faults are part of this."""
        return Postgres(self.places)

    @property
    def valkey(self) -> Valkey:
        """Without a log: when it is killed it comes back empty."""
        return Valkey(self.places, durable=False)

    def start_servers(self) -> None:
        """PostgreSQL with all tables, Valkey, the sink; their addresses are in `env`."""
        self.postgres.start(self.nursery)
        self.valkey.start(self.nursery)
        self.env = {
            **{key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ},
            **environment.settings(self.places.data, "http://localhost:8000"),
            "DATABASE_URL": self.postgres.url("rapport_app"),
            "DATABASE_OWNER_URL": self.postgres.url("rapport_owner"),
            "REDIS_URL": self.valkey.url(),
            "EMAIL_URL": f"smtp://127.0.0.1:{self._start_sink()}",
        }
        self.nursery.run(self._python("migrate", "manage.py", "migrate", "--database", "owner"))

    def _start_sink(self) -> int:
        self.env = dict(os.environ)
        program = self._python("sink", "-m", "benchmarks.sink", "--file", str(self.mails))
        process = self.nursery.start(program)
        self.nursery.wait("sink", process, lambda: program.log.stat().st_size > 1, seconds=30)
        return int(program.log.read_text(encoding="ascii").split()[0])

    def start_worker(self, name: str, *, hurried: bool) -> None:
        """A worker with one deliverer."""
        more = {"FAULTS_NOTE": str(self.note(name)), "FAULTS_HURRIED": "1" if hurried else ""}
        arguments = (*WORKER, "--concurrency", "1", "--hostname", f"{name}@faults")
        program = self._python(name, "-m", "benchmarks.faults.worker", *arguments, **more)
        self.workers[name] = self.nursery.start(program)

    def start_beat(self, name: str = "beat") -> None:
        """The ticks."""
        schedule = ("--schedule", str(self.places.data / f"{name}-schedule"), "--pidfile", "")
        arguments = ("-m", "celery", "-A", "config", "beat", *schedule, "--loglevel", "WARNING")
        self.beats[name] = self.nursery.start(self._python(name, *arguments))

    def note(self, name: str) -> Path:
        """Where a worker notes its deliverer and the lease that it holds."""
        return self.places.data / f"{name}.lease"

    def kill(self, process: Running) -> None:
        """SIGKILL to a whole session, at once."""
        os.killpg(process.pid, signal.SIGKILL)
        self.nursery.bury(process)

    def kill_all_workers(self) -> None:
        """Workers and beats, without a word."""
        for process in (*self.workers.values(), *self.beats.values()):
            self.kill(process)
        for name in self.workers:
            self.note(name).unlink(missing_ok=True)
        self.workers, self.beats, self.is_hurried = {}, {}, None

    def stop_postgres_at_once(self) -> None:
        """`immediate`: nothing is written out; the next start recovers from the log."""
        process = self.nursery.latest("postgres")
        process.send_signal(signal.SIGQUIT)
        self.nursery.bury(process)
        self.postgres.start(self.nursery)

    def empty_valkey(self) -> None:
        """Killed, and started with nothing."""
        self.kill(self.nursery.latest("valkey"))
        self.valkey.start(self.nursery)

    @contextmanager
    def frozen(self, process: Running) -> Iterator[None]:
        """SIGSTOP to a process and all that come from it, and SIGCONT in the end."""
        members = _family(process.pid)
        for member in members:
            os.kill(member, signal.SIGSTOP)
        yield
        for member in members:
            os.kill(member, signal.SIGCONT)

    def move_clock(self, seconds: float) -> None:
        """Everybody's clock goes on by so much."""
        clock = self.places.data / "clock"
        was = float(clock.read_text(encoding="ascii") or 0) if clock.exists() else 0.0
        half = clock.with_suffix(".half")
        half.write_text(str(was + seconds), encoding="ascii")
        half.replace(clock)

    def _python(self, name: str, *arguments: str, **more: str) -> Program:
        return Program(
            name=name,
            argv=(sys.executable, *arguments),
            env={**self.env, **more},
            log=self.places.logs / f"{name}.log",
            folder=PROJECT,
        )


def _family(leader: int) -> list[int]:
    """A process and all that come from it; PostgreSQL's have sessions of their own."""
    parents = {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            with suppress(OSError):  # it ended in between
                stat = (folder / "stat").read_text(encoding="utf-8", errors="replace")
                parents[int(folder.name)] = int(stat.rpartition(")")[2].split()[1])
    found = [leader]
    for member in found:
        found += [process for process, parent in parents.items() if parent == member]
    return found


@contextmanager
def opened() -> Iterator[Place]:
    """A place in a folder of its own; everything in it ends with this."""
    data = short_folder("rapport-faults-", None)
    if server_account() is not None:
        data.chmod(0o711)
    try:
        places = arrange(data)
        with Nursery(remove=[places.sockets]) as nursery:
            place = Place(places, nursery)
            place.start_servers()
            yield place
    finally:
        shutil.rmtree(data, ignore_errors=True)


def wait_until(seconds: float, is_so: Callable[[], bool]) -> float:
    """Seconds that it took; `TimeoutError` after too many."""
    began = time.monotonic()
    while not is_so():
        if time.monotonic() - began > seconds:
            raise TimeoutError
        time.sleep(POLL_SECONDS / 5)
    return time.monotonic() - began
