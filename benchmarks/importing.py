"""One file, measured on its way in and out again."""

import os
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.db import connection
from openpyxl import Workbook

from apps.accounts.models import Person, Role
from apps.alumni.actions import RECIPE
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.imports.actions import Shift, Upload, receive, start, undo
from apps.imports.models import Batch, Row
from apps.imports.workflow import Status
from benchmarks import office

NOW = datetime(2026, 11, 23, 16, 40, tzinfo=UTC)


def measured(rows: int, kind: str) -> dict[str, float]:
    """Seconds of each step, the size of the file and the most memory ever held, both in MB."""
    settings.DEBUG = False  # else every statement is kept
    Campus.objects.create()
    nils = Person.objects.create(email="n@campus.example", name="Nils", role=Role.COORDINATOR)
    planted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"office.{kind}"
        (_workbook if kind == "xlsx" else _text)(path, _counted(rows, planted))
        before = _peak()
        seconds = _journey(path, nils, planted)
        size = path.stat().st_size / 1024 / 1024
    return seconds | {"size": size, "peak": _peak(), "before": before}


def _counted(rows: int, planted: Counter[str]) -> Iterator[office.Planted]:
    for row in office.rows(rows):
        planted[row.outcome] += 1
        yield row


def _text(path: Path, rows: Iterator[office.Planted]) -> None:
    with path.open("wb") as file:
        for piece in office.pieces(rows):
            file.write(piece)


def _workbook(path: Path, rows: Iterator[office.Planted]) -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet()
    sheet.append(office.HEADER)
    for row in rows:
        sheet.append([row.cells[name] for name in office.HEADER])
    book.save(path)


def _journey(path: Path, nils: Person, planted: Counter[str]) -> dict[str, float]:
    seconds: dict[str, float] = {}
    began = _processor()
    batch, seconds["keep"] = _timed(lambda: _received(path, nils))
    seconds["read"] = _until(batch, Status.COMPARING)
    seconds["compare"] = _until(batch, Status.PREVIEWED)
    _check(batch, planted, "preview")
    start(batch, by=nils)
    seconds["import"] = _until(batch, Status.APPLIED)
    _check(batch, planted, "import")
    seconds["total"] = sum(seconds.values())
    seconds["cpu"] = _processor() - began
    seconds["again"] = _again(path, nils, planted)
    undo(batch, now=NOW, by=nils)
    seconds["undo"] = _until(batch, Status.UNDONE)
    left = Alum.objects.exclude(status="suppressed").count()
    if left:
        raise SystemExit(f"{left} records stayed.")
    return seconds


def _again(path: Path, nils: Person, planted: Counter[str]) -> float:
    """The same file on top of itself: what was new is unchanged now."""
    batch, kept = _timed(lambda: _received(path, nils))
    compared = _until(batch, Status.PREVIEWED)
    expected = Counter(planted)
    expected["unchanged"] = expected.pop("created")
    _check(batch, expected, "again")
    return kept + compared


def _received(path: Path, nils: Person) -> Batch:
    with path.open("rb") as file:
        chunks = iter(lambda: file.read(65_536), b"")
        return receive(Upload(path.name, chunks), RECIPE, now=NOW, by=nils)


def _until(batch: Batch, status: Status) -> float:
    """Works until the file stands there; how long that took."""

    def work() -> None:
        with Shift(RECIPE) as shift:
            while batch.status != status and shift.piece(now=NOW):
                batch.refresh_from_db()

    seconds = _timed(work)[1]
    if batch.status != status:
        raise SystemExit(f"The file is {batch.status}, not {status}: {batch.reason}")
    return seconds


def _timed(act: Callable[[], Batch | None]) -> tuple[Batch, float]:
    began = time.perf_counter()
    found = act()
    return found, time.perf_counter() - began  # type: ignore[return-value] # None where nobody looks


def _check(batch: Batch, planted: Counter[str], step: str) -> None:
    found = Counter({kind: n for kind, n in Row.objects.of(batch).counts().items() if n})
    if found != +planted:
        raise SystemExit(f"{step}: found {dict(found)}, planted {dict(planted)}")


def _processor() -> float:
    """Seconds of processor that this process and its part of PostgreSQL took so far."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        pid = cursor.fetchone()[0]
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return time.process_time() + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
