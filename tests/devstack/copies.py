"""Starts tiny copies for the tests and looks for what they leave behind."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import redis

from config.devstack.environment import ENVIRONMENT_FILE
from config.devstack.places import PROJECT, is_open_to_all, refuge_of
from config.devstack.processes import Account

SECONDS = 30
# What would point a copy at somebody else's servers: the test run's own.
FOREIGN = ("DATABASE_URL", "DATABASE_OWNER_URL", "DATABASE_APP_URL", "REDIS_URL", "EMAIL_URL")


@dataclass
class TinyCopy:
    """A copy on real servers in `data`, started by `account`.

    `stubborn`: see tiny.py. `given` comes on top of its environment.
    """

    data: Path
    port: int = 0
    account: Account | None = None
    stubborn: bool = False
    given: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[str] = field(init=False)

    def __post_init__(self) -> None:
        self.process = subprocess.Popen(
            (interpreter(self.account), "-m", "tests.devstack.tiny", self.data, str(self.port)),
            cwd=PROJECT,
            env=self._env(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            user=self.account.user if self.account else None,
            group=self.account.group if self.account else None,
            extra_groups=[] if self.account else None,
        )

    def ready(self) -> "TinyCopy":
        """Wait for the greeting."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if "Ctrl-C" in line:
                return self
        raise AssertionError(self.ended())

    def ended(self) -> tuple[int, str]:
        """Wait for the end; return the exit status and what was said on standard error."""
        _, words = self.process.communicate(timeout=SECONDS)
        return self.process.returncode, words

    def stop(self) -> int:
        """Press Ctrl-C."""
        self.process.send_signal(signal.SIGINT)
        return self.ended()[0]

    def child(self, name: str) -> int:
        """The process id of a server, as it says itself."""
        if name == "postgres":
            servers = _servers(self.data)
            return int((servers / "postgres" / "postmaster.pid").read_text().split()[0])
        return int(self.valkey().info("server")["process_id"])

    def environment(self) -> dict[str, str]:
        """What the copy's processes were given."""
        return dict(json.loads((self.data / ENVIRONMENT_FILE).read_text()))

    def close(self) -> None:
        """End the supervisor, if it still runs, and let go of its pipes."""
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        self.process.communicate(timeout=SECONDS)

    def valkey(self) -> "redis.Redis":
        address = self.environment()["REDIS_URL"].removeprefix("redis+socket://")
        return redis.Redis(unix_socket_path=address.partition("?")[0])

    def write(self) -> None:
        """Store a row as the owner makes tables and the app writes rows, and a key."""
        with psycopg.connect(self.environment()["DATABASE_OWNER_URL"]) as owner:
            owner.execute("CREATE TABLE note (id bigserial PRIMARY KEY, said text)")
        with psycopg.connect(self.environment()["DATABASE_URL"]) as app:
            app.execute("INSERT INTO note (said) VALUES ('kept')")
        self.valkey().set("said", "kept")

    def read(self) -> tuple[str, str]:
        """Return what `write` stored, from both servers."""
        with psycopg.connect(self.environment()["DATABASE_URL"]) as app:
            row = app.execute("SELECT said FROM note").fetchall()
        key = self.valkey().get("said")
        assert isinstance(key, bytes)
        return row[0][0], key.decode()

    def _env(self) -> dict[str, str]:
        kept = {key: value for key, value in os.environ.items() if key not in FOREIGN}
        extra = {"RAPPORT_TINY": str(self.data), "PYTHONDONTWRITEBYTECODE": "1"}
        if self.account is not None:
            extra |= {"PYTHONPATH": str(Path(psycopg.__file__).parents[1]), "HOME": "/nonexistent"}
        if self.stubborn:
            extra["RAPPORT_STUBBORN"] = "1"
        return {**kept, **extra, **self.given}


def interpreter(account: Account | None) -> str:
    """A Python that `account` can reach: root's own may lie in a closed home folder."""
    own = Path(sys.executable).resolve()
    return sys.executable if account is None or is_open_to_all(own) else "/usr/bin/python3"


def left_behind(data: Path) -> list[str]:
    """Every living process of the copy in `data`, known by its environment or its folder."""
    mark, roots = f"RAPPORT_TINY={data}\0".encode(), (str(data), str(_servers(data)))
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode()
            in_folder = str((folder / "cwd").readlink()).startswith(roots)
            if command and (in_folder or mark in (folder / "environ").read_bytes()):
                found.append(f"{folder.name} {command}")
        except OSError:  # it ended while we looked
            continue
    return found


def wait_until_gone(data: Path) -> list[str]:
    """Return what is still there after a fair while: nothing, one hopes."""
    deadline = time.monotonic() + SECONDS
    while left_behind(data) and time.monotonic() < deadline:
        time.sleep(0.1)
    return left_behind(data)


def clear(data: Path) -> None:
    """End what a failed test left, by process id, and remove the data."""
    for line in left_behind(data):
        os.kill(int(line.split()[0]), signal.SIGKILL)
    wait_until_gone(data)
    if (data / "sockets").exists():
        shutil.rmtree((data / "sockets").read_text().strip(), ignore_errors=True)
    if _servers(data) != data:
        shutil.rmtree(_servers(data), ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)


def _servers(data: Path) -> Path:
    """Where the servers write: beside a data folder that `nobody` cannot reach."""
    return data if (data / "postgres").exists() else refuge_of(data)
