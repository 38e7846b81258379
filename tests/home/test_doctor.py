"""The doctor says what is fine, what to mend and how, and tells no secret."""

import os
import subprocess
import sys
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django.fixtures import Settings

from apps.core.clock import now
from apps.home import doctor
from apps.home.doctor.finding import Verdict
from apps.mail import gate
from config.devstack.places import PROJECT
from tests.mail.office import Office, opened

pytestmark = pytest.mark.django_db


def said() -> tuple[str, int]:
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("doctor", stdout=out)
    return out.getvalue(), int(ended.value.code or 0)


def verdicts() -> dict[str, Verdict]:
    return {found.matter: found.verdict for found in doctor.examined()}


def test_a_site_set_up_as_it_should_be(settings: Settings, tmp_path: Path) -> None:
    """All but the role (tests own their tables) and the remarks on a machine of developers."""
    controller = opened(Office())
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": controller.port}
    settings.RAPPORT_BASE_URL = "https://rapport.alder.example"
    settings.RAPPORT_LASTING_KEY, settings.RAPPORT_METRICS_TOKEN = "l" * 50, "t" * 50
    settings.RAPPORT_SECURITY_CONTACT = "security@alder.example"
    settings.RAPPORT_ROSTER_FOLDER, settings.STATIC_ROOT = str(tmp_path), str(tmp_path)
    (tmp_path / "staticfiles.json").write_text("{}")
    settings.RAPPORT_CLOCK_FILE = ""
    gate.pulse(now())
    call_command("note_backup")
    found = verdicts()
    controller.stop()
    ill = {matter for matter, verdict in found.items() if verdict is Verdict.MEND}
    assert ill - {"disk", "rosters"} == {"check --deploy", "database role"}
    assert found["mail names"] is Verdict.LOOK


def test_each_fault_is_named_with_its_cure(settings: Settings, tmp_path: Path) -> None:
    settings.RAPPORT_BASE_URL = "http://rapport.alder.example"
    settings.MAIL_SERVER = {"EMAIL_HOST": "127.0.0.1", "EMAIL_PORT": 1}
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1"}}
    settings.STATIC_ROOT = str(tmp_path)
    settings.RAPPORT_ROSTER_FOLDER = str(tmp_path / "gone")
    words, status = said()
    assert status == 1
    for line in (
        "mend  settings        missing: RAPPORT_LASTING_KEY, RAPPORT_METRICS_TOKEN,",
        "mend  database role   may change tables",
        "mend  queue           0 mails wait, 0 s late; worker or beat is silent",
        "mend  backup          none was ever noted",
        "mend  Valkey          does not answer (ConnectionError)",
        "mend  mail server     no line to it",
        "mend  static files    not collected",
        "mend  rosters         no such folder",
        "look  mail names      alder.example is reserved for examples and tests: nothing was asked",
    ):
        assert line in words


def test_a_clock_that_is_off_is_named(
    morning: datetime, settings: Settings, tmp_path: Path
) -> None:
    assert doctor.clock().verdict is Verdict.MEND
    settings.RAPPORT_CLOCK_FILE = ""
    assert doctor.clock().verdict is Verdict.FINE
    assert abs(now() - morning) > timedelta(seconds=2)


def run(**variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", "doctor"],
        cwd=PROJECT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_role_of_the_app_is_fine_on_a_database_without_tables() -> None:
    done = run(DATABASE_URL=os.environ["DATABASE_APP_URL"])
    assert "fine  database role   reads and writes rows, changes no table" in done.stdout
    assert "mend  database        PostgreSQL 18, " in done.stdout
    assert (done.returncode, done.stderr) == (1, "")


def test_without_a_database_it_goes_on_and_tells_no_secret() -> None:
    secrets = {
        "SECRET_KEY": "canary-key",
        "RAPPORT_METRICS_TOKEN": "canary-token",
        "DATABASE_URL": "postgres://canary-user:canary-word@127.0.0.1:1/canary-name",
        "REDIS_URL": "redis://:canary-word@127.0.0.1:1/0",
        "EMAIL_URL": "smtp://canary-user:canary-word@127.0.0.1:1",
    }
    done = run(**secrets, DEBUG="")
    assert done.returncode == 1
    assert "mend  database        does not answer (OperationalError)" in done.stdout
    assert "mend  Valkey          does not answer (ConnectionError)" in done.stdout
    assert "canary" not in done.stdout + done.stderr
