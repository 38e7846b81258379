"""What import-linter cannot see, and import-linter itself with faults planted."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

ROOT = Path(__file__).resolve().parents[2]
STAIRS = [
    "home",
    "advising",
    "outreach",
    "interviews",
    "contacts",
    "alumni",
    "students",
    "timeline",
    "reminders",
    "imports",
    "guide",
    "coach",
    "mail",
    "campus",
    "accounts",
    "audit",
    "core",
]
SAME_STEP = {"timeline", "reminders", "imports", "guide", "coach"}


def height(label: str) -> int:
    """How low an app stands; packages of others are the ground."""
    if label not in STAIRS:
        return len(STAIRS)
    return STAIRS.index("timeline") if label in SAME_STEP else STAIRS.index(label)


def climbing(found: list[type[models.Model]]) -> list[str]:
    """Foreign keys that point up, or keep a name that looks up from below."""
    faults = []
    for model in found:
        for field in model._meta.get_fields():
            remote = getattr(field, "remote_field", None)
            target = field.related_model
            if remote is None or field.auto_created or target is None or isinstance(target, str):
                continue
            here, there = model._meta.app_label, target._meta.app_label
            if here != there and height(there) <= height(here):
                faults.append(f"{model._meta.label}.{field.name} points up to {there}")
            if here != there and there in STAIRS and not remote.hidden:
                faults.append(f"{model._meta.label}.{field.name} can be seen from {there}")
    return faults


def test_every_foreign_key_points_down_and_is_hidden_from_below() -> None:
    assert climbing([model for model in apps.get_models() if model._meta.app_label in STAIRS]) == []


@isolate_apps("apps.accounts", "apps.outreach", "apps.campus")
def test_a_planted_foreign_key_upward_is_caught() -> None:
    class Above(models.Model):
        class Meta:
            app_label = "outreach"

    class Below(models.Model):
        above = models.ForeignKey(Above, on_delete=models.CASCADE, related_name="+")

        class Meta:
            app_label = "accounts"

    assert climbing([Below]) == ["accounts.Below.above points up to outreach"]


@isolate_apps("apps.accounts", "apps.outreach")
def test_a_planted_reverse_accessor_is_caught() -> None:
    class Below(models.Model):
        class Meta:
            app_label = "accounts"

    class Above(models.Model):
        below = models.ForeignKey(Below, on_delete=models.CASCADE)

        class Meta:
            app_label = "outreach"

    assert climbing([Above]) == ["outreach.Above.below can be seen from accounts"]


PLANTED = [
    ("apps/students/actions/journey.py", "import apps.outreach.models", "A journey runs downhill"),
    ("apps/core/clock.py", "import apps.accounts.models", "A journey runs downhill"),
    ("apps/timeline/models.py", "import apps.reminders.models", "A journey runs downhill"),
    ("apps/outreach/workflow.py", "import apps.outreach.models", "Inside an app the rooms"),
    ("apps/outreach/models/request.py", "import apps.outreach.forms", "Inside an app the rooms"),
    ("apps/students/policies.py", "import celery", "Rules and verbs know neither"),
    ("apps/students/models/student.py", "import crispy_forms", "Rules and verbs know neither"),
    (
        "apps/students/actions/journey.py",
        "import config.environment",
        "Apps do not know the machine",
    ),
]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the source, to plant faults in."""
    copy = tmp_path_factory.mktemp("house")
    only_python = shutil.ignore_patterns("__pycache__", "templates", "migrations", "devstack")
    shutil.copytree(ROOT / "apps", copy / "apps", ignore=only_python)
    shutil.copytree(ROOT / "config", copy / "config", ignore=only_python)
    shutil.copy(ROOT / "pyproject.toml", copy)
    return copy


def lint(tree: Path) -> str:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    done = subprocess.run(command, cwd=tree, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def test_imports_run_downhill(tree: Path) -> None:
    assert "0 broken" in lint(tree)


@pytest.mark.parametrize(("name", "line", "contract"), PLANTED)
def test_a_planted_import_is_caught(tree: Path, name: str, line: str, contract: str) -> None:
    path = tree / name
    before = path.read_text(encoding="utf-8")
    path.write_text(f"{line}\n{before}", encoding="utf-8")
    said = lint(tree)
    path.write_text(before, encoding="utf-8")
    assert [row for row in said.splitlines() if row.startswith(contract) and "BROKEN" in row] != []


def test_an_app_without_a_step_is_caught(tree: Path) -> None:
    new = tree / "apps" / "gossip"
    new.mkdir()
    (new / "__init__.py").touch()
    said = lint(tree)
    shutil.rmtree(new)
    assert "gossip" in said
