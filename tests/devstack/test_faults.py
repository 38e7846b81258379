"""Real signals against real servers: nothing stays behind, nothing is lost."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from config.devstack.lock import port_of
from config.devstack.places import PROJECT, server_account
from config.devstack.postgres import stop_leftover
from config.devstack.processes import Account
from tests.devstack.copies import (
    FOREIGN,
    TinyCopy,
    clear,
    interpreter,
    left_behind,
    wait_until_gone,
)

STARTED: list[TinyCopy] = []


@pytest.fixture
def base() -> Iterator[Path]:
    """A folder that every account can reach, as pytest's own are not."""
    folder = Path(tempfile.mkdtemp(prefix="rapport faults "))
    folder.chmod(0o755)
    yield folder
    for copy in STARTED:
        copy.close()
    STARTED.clear()
    for data in folder.iterdir():
        clear(data)
    shutil.rmtree(folder)


@pytest.fixture
def data(base: Path) -> Path:
    return base / "run"


def test_a_killed_supervisor_leaves_no_process_and_loses_nothing(data: Path) -> None:
    copy = started(data, stubborn=True).ready()
    copy.write()
    sockets = Path((data / "sockets").read_text().strip())
    copy.process.kill()
    copy.process.wait()
    # At once, while the keeper still cleans up: the second copy waits for it.
    second = started(data).ready()
    assert second.read() == ("kept", "kept")
    assert not sockets.exists()
    assert second.stop() == 0
    assert wait_until_gone(data) == []


def test_killing_the_keeper_with_the_supervisor_still_ends_the_servers(data: Path) -> None:
    copy = started(data).ready()
    keeper = _keeper_of(copy)
    servers = {copy.child("postgres"), copy.child("valkey")}
    # Stopped first, so that it cannot notice the death of the keeper before it dies itself.
    copy.process.send_signal(signal.SIGSTOP)
    os.kill(keeper, signal.SIGKILL)
    copy.process.kill()
    assert _gone(servers) == set()


@pytest.mark.parametrize("server", ["postgres", "valkey"])
def test_a_killed_server_stops_everything_and_loses_nothing(data: Path, server: str) -> None:
    copy = started(data).ready()
    copy.write()
    os.kill(copy.child(server), signal.SIGKILL)
    assert copy.ended() == (
        1,
        f"{server} ended (signal SIGKILL). See {data}/logs/{server}.log\n",
    )
    assert wait_until_gone(data) == []
    second = started(data).ready()
    assert second.read() == ("kept", "kept")


def test_ctrl_c_stops_everything_and_keeps_the_data(data: Path) -> None:
    copy = started(data).ready()
    copy.write()
    sockets = Path((data / "sockets").read_text().strip())
    assert copy.stop() == 0
    assert left_behind(data) == []
    assert not sockets.exists()
    assert started(data).ready().read() == ("kept", "kept")


def test_a_second_start_on_the_same_data_is_refused_in_one_line(data: Path) -> None:
    first = started(data).ready()
    address = first.environment()["RAPPORT_BASE_URL"]
    words = (
        f"Rapport already runs on {data} (process {first.process.pid}, {address}). "
        "Stop it, or choose another folder: make run DATA=...\n"
    )
    assert started(data).ended() == (1, words)
    assert first.process.poll() is None


def test_a_taken_port_is_refused_in_one_line_before_anything_starts(data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = port_of(taken)
        words = f"Port {port} is in use. Choose another: make run PORT={port + 1}\n"
        assert started(data, port).ended() == (1, words)
    assert not (data / "postgres").exists()


def test_servers_that_the_person_names_are_not_started(data: Path) -> None:
    named = {name: os.environ[name] for name in ("DATABASE_URL", "REDIS_URL")}
    copy = TinyCopy(data, given={**named, "EMAIL_URL": "smtp://mail.example:25"})
    STARTED.append(copy.ready())
    assert sorted(path.name for path in (data / "logs").iterdir()) == ["web.log"]
    assert copy.environment()["DATABASE_OWNER_URL"] == named["DATABASE_URL"]


def test_two_copies_live_side_by_side(base: Path) -> None:
    first, second = started(base / "one"), started(base / "two")
    first.ready().write()
    assert second.ready().valkey().get("said") is None
    assert second.stop() == 0
    assert first.read() == ("kept", "kept")


def test_a_normal_user_may_use_a_long_path_with_spaces(base: Path) -> None:
    account = server_account()
    if account is not None:
        _needs_python_for(account)
        base.chmod(0o777)
    data = base / ("a folder with a long name " * 5).strip() / "run"
    copy = started(data, account=account).ready()
    copy.write()
    assert copy.read() == ("kept", "kept")
    assert len(str(data)) > 107
    assert copy.stop() == 0
    clear(data)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts the servers as somebody else")
def test_root_in_a_closed_home_keeps_it_closed(base: Path) -> None:
    home = base / "home"
    home.mkdir(mode=0o700)
    copy = started(home / "run").ready()
    copy.write()
    assert copy.stop() == 0
    assert home.stat().st_mode & 0o777 == 0o700
    assert not (home / "run" / "postgres").exists()
    second = started(home / "run").ready()
    assert second.read() == ("kept", "kept")
    assert second.stop() == 0
    clear(home / "run")


def test_a_half_made_cluster_is_made_again(data: Path) -> None:
    (data / "postgres.half" / "base").mkdir(parents=True)
    copy = started(data).ready()
    assert not (data / "postgres.half").exists()
    assert copy.stop() == 0


def test_a_pid_file_that_names_another_program_is_dropped(tmp_path: Path) -> None:
    pid_file = tmp_path / "postmaster.pid"
    pid_file.write_text(f"{os.getpid()}\n{tmp_path}\n")
    stop_leftover(tmp_path)
    assert not pid_file.exists()


def test_a_killed_pytest_leaves_no_server(base: Path) -> None:
    (base / "test_it.py").write_text("import time\ndef test_it(): time.sleep(60)\n")
    env = {key: value for key, value in os.environ.items() if key not in FOREIGN}
    argv = [sys.executable, "-m", "pytest", "-p", "tests.plugin", "-p", "no:django", "-c"]
    run = subprocess.Popen(
        [*argv, os.devnull, "--rootdir", base, base / "test_it.py"],
        cwd=PROJECT,
        env={**env, "RAPPORT_TINY": str(base), "TMPDIR": str(base)},
        stdout=subprocess.DEVNULL,
    )
    _wait_for(lambda: any(base.glob("rapport-test-*/postgres/postmaster.pid")))
    assert left_behind(base) != []
    run.kill()
    run.wait()
    assert wait_until_gone(base) == []
    assert list(base.glob("rapport-*")) == []


def started(
    data: Path, port: int = 0, account: Account | None = None, *, stubborn: bool = False
) -> TinyCopy:
    copy = TinyCopy(data, port, account, stubborn)
    STARTED.append(copy)
    return copy


def _keeper_of(copy: TinyCopy) -> int:
    """The child of the supervisor with the supervisor's own command."""
    parent = copy.process.pid
    command = Path(f"/proc/{parent}/cmdline").read_bytes()
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    (keeper,) = (one for one in children if Path(f"/proc/{one}/cmdline").read_bytes() == command)
    return int(keeper)


def _gone(processes: set[int]) -> set[int]:
    """Return those that still live after a fair while."""
    _wait_for(lambda: not any(_lives(process) for process in processes))
    return {process for process in processes if _lives(process)}


def _lives(process: int) -> bool:
    return Path(f"/proc/{process}/cmdline").exists() and bool(
        Path(f"/proc/{process}/cmdline").read_bytes()
    )


def _wait_for(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.1)


def _needs_python_for(account: Account) -> None:
    found = subprocess.run(
        [interpreter(account), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"],
        check=False,
        user=account.user,
        cwd="/",
    )
    if found.returncode:
        pytest.skip(f"no Python 3.11 that {account.name} can reach")
