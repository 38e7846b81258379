"""A folder of the center's: each new file in it is taken once."""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from apps.core.locks import is_free
from apps.imports.actions import Upload, receive
from apps.imports.letters import Unreadable
from apps.imports.models import Batch
from apps.imports.workflow import Status
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


def _at_rest(folder: Path, now: datetime) -> list[Path]:
    """In the order in which they came; one that goes away meanwhile is none."""
    found = []
    for file in folder.iterdir():
        with suppress(FileNotFoundError):
            if _is_roster(file):
                found.append((file.stat().st_mtime_ns, file.name, file))
    still = (now - STILL).timestamp() * 1_000_000_000
    return [file for changed, _name, file in sorted(found) if changed <= still]


def _is_roster(file: Path) -> bool:
    """A plain file of a known kind: no link, which might lead out of the folder."""
    is_plain = file.is_file() and not file.is_symlink() and not file.name.startswith(".")
    return is_plain and file.suffix.lower() in KINDS


@transaction.atomic
def _take(file: Path, now: datetime) -> bool:
    if not is_free("students.folder"):
        return False
    try:
        known = file.stat()
    except FileNotFoundError:  # somebody took it out again
        return False
    source = f"{file.name[:200]} {known.st_size} {known.st_mtime_ns}"
    batch = Batch.objects.come_from(source).first()
    is_new = batch is None
    if batch is None:
        changed = datetime.fromtimestamp(known.st_mtime, UTC)
        upload = Upload(file.name, _pieces(file), source=source, changed=changed)
        batch = receive(upload, RECIPE, now=now, by=None)
    aside = REFUSED if batch.reason and is_new else TAKEN
    transaction.on_commit(lambda: _put(file, file.parent / aside, batch, now))
    return is_new


def _pieces(file: Path) -> Iterator[bytes]:
    """`Unreadable` is told on the page, and the files behind this one have their turn."""
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                yield piece
    except OSError as fault:
        why = {"why": fault.strerror or str(fault)}
        raise Unreadable(
            _("Rapport cannot open this file (%(why)s). Let it be read, and save it again.") % why
        ) from fault


def _put(file: Path, folder: Path, batch: Batch, now: datetime) -> None:
    """Under the moment at which it was taken: the same name comes every night.

    One that cannot be put away stays, is known by its batch, and is tried again every minute.
    """
    told = Batch.objects.filter(pk=batch.pk).exclude(status=Status.REFUSED)
    try:
        folder.mkdir(exist_ok=True)
        file.rename(folder / f"{now:%Y%m%d-%H%M%S}-{file.name}")
    except OSError as fault:
        words = _("It still lies in the folder: Rapport may not move it to “%(folder)s” (%(why)s)")
        told.update(reason=words % {"folder": folder.name, "why": fault.strerror or str(fault)})
    else:
        if batch.reason:
            told.update(reason="")
