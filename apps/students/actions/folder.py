"""A folder of the center's: each new file in it is taken once."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction

from apps.core.locks import is_free
from apps.imports.actions import Upload, receive
from apps.imports.models import Batch
from apps.students.actions.roster import RECIPE

KINDS = {".csv", ".txt", ".tsv", ".xlsx"}
STILL = timedelta(seconds=60)  # a file that changed so lately may still be on its way in
TAKEN, REFUSED = "taken", "refused"
_PIECE = 1024 * 1024  # bytes


def watch(*, now: datetime) -> int:
    """Takes every file that has come to rest; returns how many. Safe to run twice.

    A taken file moves to `taken`, one that cannot be read to `refused`; its reason stands on the
    page. A worker that is killed in between leaves the file, and the next one only moves it.
    """
    folder = settings.RAPPORT_ROSTER_FOLDER
    if not folder:
        return 0
    return sum(_take(file, now) for file in _at_rest(Path(folder), now))


def _at_rest(folder: Path, now: datetime) -> Iterator[Path]:
    """In the order in which they came."""
    files = [file for file in folder.iterdir() if _is_roster(file)]
    for file in sorted(files, key=lambda file: (file.stat().st_mtime_ns, file.name)):
        if file.stat().st_mtime <= (now - STILL).timestamp():
            yield file


def _is_roster(file: Path) -> bool:
    """A plain file of a known kind: no link, which might lead out of the folder."""
    is_plain = file.is_file() and not file.is_symlink() and not file.name.startswith(".")
    return is_plain and file.suffix.lower() in KINDS


@transaction.atomic
def _take(file: Path, now: datetime) -> bool:
    if not is_free("students.folder"):
        return False
    known = file.stat()
    source = f"{file.name[:200]} {known.st_size} {known.st_mtime_ns}"
    batch = Batch.objects.come_from(source).first()
    is_new = batch is None
    if batch is None:
        upload = Upload(file.name, _pieces(file), source=source)
        batch = receive(upload, RECIPE, now=now, by=None)
    aside = REFUSED if batch.reason and is_new else TAKEN
    transaction.on_commit(lambda: _put(file, file.parent / aside, now))
    return is_new


def _pieces(file: Path) -> Iterator[bytes]:
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            yield piece


def _put(file: Path, folder: Path, now: datetime) -> None:
    """Under the moment at which it was taken: the same name comes every night."""
    folder.mkdir(exist_ok=True)
    file.rename(folder / f"{now:%Y%m%d-%H%M%S}-{file.name}")
