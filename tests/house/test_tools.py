"""The tools of `make check` are set up so that they catch what they are there for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.management import CommandError, call_command

from apps.campus.models import Campus

ROOT = Path(__file__).resolve().parents[2]
TOOLS = Path(sys.executable).parent
# Set while a browser runs in this process; a deployment must not have it.
FOREIGN = {"DJANGO_ALLOW_ASYNC_UNSAFE"}


def run(*command: str, text: str = "", **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=ROOT,
        input=text,
        env={name: value for name, value in os.environ.items() if name not in FOREIGN} | env,
        capture_output=True,
        text=True,
        check=False,
    )


BRANCHES = "".join(f"    if a == {number}:\n        return {number}\n" for number in range(9))
PLANTED = [
    ("def f(a):\n    return a\n", "ANN001"),
    ("def f(a: int) -> int:\n" + BRANCHES + "    return a\n", "C901"),
    ("def f(a: int, b: int, c: int, d: int, e: int, g: int) -> int:\n    return a\n", "PLR0913"),
    ("try:\n    pass\nexcept Exception:\n    pass\n", "BLE001"),
    ("import os  # noqa\n", "PGH004"),
    ("# TODO: later\n", "TD002"),
]


@pytest.mark.parametrize(("text", "code"), PLANTED)
def test_ruff_catches(text: str, code: str) -> None:
    command = [str(TOOLS / "ruff"), "check", "--no-cache", "--output-format", "concise"]
    said = run(*command, "--stdin-filename", "apps/guide/planted.py", "-", text=text)
    assert said.returncode == 1
    assert code in said.stdout


def test_mypy_is_strict_and_knows_django(tmp_path: Path) -> None:
    planted = tmp_path / "planted.py"
    planted.write_text(
        "from apps.campus.models import Campus\n\n"
        "def f(campus: Campus) -> int:\n    return campus.university\n",
        encoding="utf-8",
    )
    said = run(str(TOOLS / "mypy"), "--config-file", "pyproject.toml", str(planted), DEBUG="1")
    assert said.returncode == 1
    assert "Incompatible return value type" in said.stdout


def test_the_template_linter_catches_an_unclosed_tag(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("<img src='x'>\n<div><p>text</div>\n", encoding="utf-8")
    said = run(str(TOOLS / "djlint"), "--lint", "--configuration", "pyproject.toml", str(tmp_path))
    assert said.returncode == 1


def test_a_forgotten_migration_is_caught(monkeypatch: pytest.MonkeyPatch, db: None) -> None:
    monkeypatch.setattr(Campus._meta.get_field("university"), "max_length", 77)
    with pytest.raises(SystemExit):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_a_document_that_no_longer_fits_is_caught(settings: LazySettings, tmp_path: Path) -> None:
    settings.BASE_DIR = tmp_path
    (tmp_path / "docs").mkdir()
    call_command("docs")
    call_command("docs", check=True)
    (tmp_path / "docs" / "states.md").write_text("# Other\n", encoding="utf-8")
    with pytest.raises(CommandError, match=r"states\.md"):
        call_command("docs", check=True)


@pytest.mark.parametrize(
    ("address", "secret", "status"),
    [
        ("https://rapport.example", "long-" * 20 + "random", 0),
        ("http://rapport.example", "long-" * 20 + "random", 1),
        ("https://rapport.example", "short", 1),
    ],
)
def test_an_unsafe_production_is_caught(address: str, secret: str, status: int) -> None:
    said = run(
        *(sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"),
        DEBUG="0",
        RAPPORT_BASE_URL=address,
        SECRET_KEY=secret,
    )
    assert said.returncode == status
