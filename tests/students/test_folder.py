"""A folder that the center's own systems put rosters into."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.imports import actions as imports
from apps.imports.models import Batch
from apps.students.actions import RECIPE, watch
from apps.students.models import Student
from tests.conftest import NOW, Cast
from tests.students.rosters import BO, handshake

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(tmp_path: Path, settings: Settings) -> Path:
    found = tmp_path / "rosters"
    found.mkdir()
    settings.RAPPORT_ROSTER_FOLDER = str(found)
    return found


def put(folder: Path, name: str, content: bytes, ago: timedelta = timedelta(hours=1)) -> Path:
    file = folder / name
    file.write_bytes(content)
    moment = (NOW - ago).timestamp()
    os.utime(file, (moment, moment))
    return file


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def test_each_new_file_is_taken_once(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    put(folder, "students.csv", handshake(BO))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert watch(now=NOW) == 1
    assert names(folder) == ["taken/20261123-164000-students.csv"]
    assert watch(now=NOW) == 0
    batch = Batch.objects.get()
    assert (batch.kind, batch.uploaded_by, batch.file_name) == ("students", None, "students.csv")
    imports.work_through(RECIPE, lambda: NOW)
    batch.refresh_from_db()
    assert (batch.status, batch.rows) == ("previewed", 1)
    assert not Student.objects.filter(username="u100").exists()
    imports.start(batch, by=cast.nils)
    imports.work_through(RECIPE, lambda: NOW)
    assert Student.objects.filter(username="u100").exists()


def test_a_worker_that_is_killed_before_it_puts_the_file_away_takes_it_once(
    cast: Cast, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    put(folder, "students.csv", handshake(BO))
    with django_capture_on_commit_callbacks():  # type: ignore[operator]
        watch(now=NOW)
    assert names(folder) == ["students.csv"]
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert watch(now=NOW) == 0
    assert names(folder) == ["taken/20261123-164000-students.csv"]
    assert Batch.objects.count() == 1


def test_an_unreadable_file_is_put_aside_and_says_why(
    client: Client, cast: Cast, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    put(folder, "broken.xlsx", b"PK\x03\x04nothing")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        watch(now=NOW)
    assert names(folder) == ["refused/20261123-164000-broken.xlsx"]
    client.force_login(cast.nils)
    shown = client.get(reverse("students:roster")).content.decode()
    assert "broken.xlsx" in shown
    assert "This workbook cannot be opened." in shown


def page(client: Client, cast: Cast) -> str:
    client.force_login(cast.nils)
    return client.get(reverse("students:roster")).content.decode()


def test_a_file_that_may_not_be_read_lets_the_next_one_in(
    client: Client,
    cast: Cast,
    folder: Path,
    django_capture_on_commit_callbacks: object,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The rights of a file do not keep root from it, who may run these tests."""
    closed = put(folder, "closed.csv", handshake(BO), ago=timedelta(hours=2))
    put(folder, "open.csv", handshake(BO))
    opened = Path.open

    def open_(file: Path, *how: Any, **more: Any) -> object:  # noqa: ANN401 - as Path takes them
        if file == closed:
            raise PermissionError(13, "Permission denied")
        return opened(file, *how, **more)

    monkeypatch.setattr(Path, "open", open_)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert watch(now=NOW) == 2
    assert names(folder) == [
        "refused/20261123-164000-closed.csv",
        "taken/20261123-164000-open.csv",
    ]
    assert "Rapport cannot open this file (Permission denied)." in page(client, cast)


def test_a_file_that_cannot_be_put_away_says_so_until_it_is(
    client: Client, cast: Cast, folder: Path, django_capture_on_commit_callbacks: object
) -> None:
    (folder / "taken").write_text("in the way")
    put(folder, "first.csv", handshake(BO), ago=timedelta(hours=2))
    put(folder, "second.csv", handshake(BO))
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert watch(now=NOW) == 2
    words = "Rapport may not move it to “taken” (File exists)"
    assert page(client, cast).count(words) == 2
    (folder / "taken").unlink()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert watch(now=NOW) == 0
    assert words not in page(client, cast)
    assert len(names(folder)) == 2


def test_what_is_not_at_rest_or_no_roster_is_left(cast: Cast, folder: Path, tmp_path: Path) -> None:
    put(folder, "coming.csv", handshake(BO), ago=timedelta(seconds=30))
    put(folder, ".hidden.csv", handshake(BO))
    put(folder, "notes.pdf", b"%PDF")
    outside = put(tmp_path, "outside.csv", handshake(BO))
    (folder / "link.csv").symlink_to(outside)
    assert watch(now=NOW) == 0
    assert not Batch.objects.exists()


def test_without_a_folder_nothing_is_looked_for(cast: Cast) -> None:
    assert watch(now=NOW) == 0


def test_a_file_is_of_the_day_on_which_it_was_changed_unless_its_name_says_another(
    cast: Cast, folder: Path
) -> None:
    put(folder, "a.csv", handshake(BO), ago=timedelta(days=3))
    put(folder, "b-2026-11-21.csv", handshake(BO), ago=timedelta(days=1))
    watch(now=NOW)
    found = {batch.file_name: str(batch.dated) for batch in Batch.objects.all()}
    assert found == {"a.csv": "2026-11-20", "b-2026-11-21.csv": "2026-11-21"}
