"""The small parts of the stack, one by one."""

import os
import smtplib
import stat
import subprocess
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from pathlib import Path

import psycopg
import pytest

from config.devstack import browser, environment
from config.devstack.__main__ import main
from config.devstack.lock import listen, port_of
from config.devstack.places import PROJECT, is_open_to_all
from config.devstack.processes import StackError


@pytest.fixture
def catcher(tmp_path: Path) -> Iterator[int]:
    """The port of a running mail catcher that writes to `tmp_path`."""
    with listen(0) as listener:
        descriptor, port = listener.fileno(), port_of(listener)
        process = subprocess.Popen(
            (sys.executable, "-m", "config.devstack.catcher", "--descriptor", str(descriptor)),
            cwd=PROJECT,
            env={**os.environ, "RAPPORT_MAIL_FOLDER": str(tmp_path)},
            pass_fds=[descriptor],
        )
    yield port
    process.terminate()
    process.wait()


def test_the_catcher_keeps_a_mail_whole_with_its_envelope(catcher: int, tmp_path: Path) -> None:
    sent = EmailMessage()
    sent["Subject"], sent["To"] = "Zwölf Minuten", "rosalind@rotterdam.example"
    sent.set_content("Thank you for the time.\n.\nA line with a dot stood above.\n")
    with smtplib.SMTP("127.0.0.1", catcher) as client:
        client.send_message(
            sent, "imani@alder.example", ["rosalind@rotterdam.example", "b@c.example"]
        )
    (file,) = tmp_path.glob("*.eml")
    kept = BytesParser(policy=default).parsebytes(file.read_bytes())
    assert isinstance(kept, EmailMessage)
    assert kept["Subject"] == "Zwölf Minuten"
    assert kept["X-Envelope-From"] == "imani@alder.example"
    assert kept["X-Envelope-To"] == "rosalind@rotterdam.example, b@c.example"
    lines = ["Thank you for the time.", ".", "A line with a dot stood above."]
    assert kept.get_content().splitlines() == lines


def test_an_env_file_is_read_as_written(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text(
        '# a comment\nA=1\n\n B = "two words" \nEMPTY=\nURL=redis://h/0?a=b\nno value\n'
    )
    assert environment.dotenv(file) == {"A": "1", "B": "two words", "URL": "redis://h/0?a=b"}
    assert environment.dotenv(tmp_path / "none") == {}


def test_what_the_shell_sets_wins_and_an_empty_value_sets_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(environment, "DOTENV", tmp_path / ".env")
    (tmp_path / ".env").write_text(
        "EMAIL_URL=smtp://file.example\nREDIS_URL=redis://file.example\n"
    )
    monkeypatch.setenv("EMAIL_URL", "smtp://shell.example")
    monkeypatch.setenv("REDIS_URL", "")
    monkeypatch.setenv("DATABASE_URL", "")
    given = environment.given()
    assert given["EMAIL_URL"] == "smtp://shell.example"
    assert given["REDIS_URL"] == "redis://file.example"
    assert "DATABASE_URL" not in given


def test_the_secret_key_is_made_once_and_closed_to_others(tmp_path: Path) -> None:
    first = environment.settings(tmp_path, "http://localhost:1")["SECRET_KEY"]
    assert environment.settings(tmp_path, "http://localhost:1")["SECRET_KEY"] == first
    assert len(first) > 60
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_folder_below_a_closed_one_is_not_open_to_all(tmp_path: Path) -> None:
    below = tmp_path / "closed" / "below"
    below.mkdir(parents=True)
    below.parent.chmod(0o700)
    assert is_open_to_all(below) is False
    assert is_open_to_all(Path("/tmp")) is True  # noqa: S108 - only looked at


def test_a_named_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", sys.executable)
    assert browser.find() == browser.Browser(Path(sys.executable))


def test_a_named_browser_that_is_missing_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/nowhere/chromium")
    with pytest.raises(StackError, match=r"^CHROMIUM=/nowhere/chromium is not a file\.$"):
        browser.find()


def test_the_fetched_browser_brings_its_libraries_and_fonts(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setattr(browser, "SYSTEM", tmp_path / "none")
    monkeypatch.setattr(browser, "FETCHED", tmp_path)
    assert browser.find() is None
    (tmp_path / "chromium").touch()
    env = {"LD_LIBRARY_PATH": f"{tmp_path}/lib", "FONTCONFIG_PATH": str(tmp_path)}
    assert browser.find() == browser.Browser(tmp_path / "chromium", env)


def test_managing_a_copy_that_never_ran_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data", str(tmp_path), "manage", "check"]) == 1
    assert capsys.readouterr().err == f"No copy runs on {tmp_path}. Start one: make run\n"


def test_the_stack_knows_nothing_of_django_or_celery() -> None:
    code = "import sys, config.devstack.__main__ as _; print({'django', 'celery'} & {*sys.modules})"
    said = subprocess.run(
        [sys.executable, "-c", code], cwd=PROJECT, capture_output=True, text=True, check=True
    )
    assert said.stdout == "set()\n"


def test_the_app_role_reads_and_writes_rows_and_nothing_else() -> None:
    with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
        owner.execute("CREATE TABLE probe (id bigserial PRIMARY KEY, said text)")
    try:
        with psycopg.connect(os.environ["DATABASE_APP_URL"]) as app:
            app.execute("INSERT INTO probe (said) VALUES ('one')")
            app.execute("UPDATE probe SET said = 'two'")
            assert app.execute("SELECT said FROM probe").fetchall() == [("two",)]
            app.execute("DELETE FROM probe")
            app.commit()
            for forbidden in ("TRUNCATE probe", "DROP TABLE probe", "CREATE TABLE mine (a int)"):
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    app.execute(forbidden)
                app.rollback()
            rights = "SELECT rolsuper, rolbypassrls, rolcreatedb FROM pg_roles WHERE rolname = %s"
            assert app.execute(rights, ["rapport_app"]).fetchone() == (False, False, False)
            found = app.execute("SELECT extname FROM pg_extension ORDER BY extname").fetchall()
    finally:
        with psycopg.connect(os.environ["DATABASE_URL"]) as owner:
            owner.execute("DROP TABLE probe")
    assert found == [("btree_gin",), ("pg_trgm",), ("plpgsql",), ("unaccent",)]
