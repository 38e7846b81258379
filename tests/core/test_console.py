"""A command that cannot do its work says why and how to mend it, and ends with 1."""

import os
import subprocess
import sys

import pytest

from config.devstack.places import PROJECT

NOBODY = "postgres://canary-user:canary-word@127.0.0.1:1/canary-name"


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "ignore", "manage.py", *words],
        cwd=PROJECT,
        env=os.environ | variables,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    "command",
    [
        "mail status",
        "mail pause",
        "mail resume --leave-out",
        "note_backup",
        "note_backup --restored",
        "add_person ada@alder.example Ada",
        "canary 12",
        "recount --check",
        "migrate",
        "prepare",
    ],
)
def test_without_a_database_each_command_says_so(command: str) -> None:
    done = run(*command.split(), DATABASE_URL=NOBODY, DATABASE_OWNER_URL=NOBODY)
    assert (done.returncode, done.stdout) == (1, "")
    said = done.stderr.splitlines()
    assert said[0].startswith("PostgreSQL does not answer: ")
    assert "Connection refused" in said[0]
    assert said[1].startswith("Look at DATABASE_URL (of the owner: DATABASE_OWNER_URL)")
    assert ("Traceback" in done.stderr, "canary-word" in done.stderr) == (False, False)


def test_a_traceback_is_there_for_whoever_asks() -> None:
    done = run("mail", "status", "--traceback", DATABASE_URL=NOBODY)
    assert done.returncode == 1
    assert "Traceback (most recent call last)" in done.stderr


def test_without_tables_it_is_told_to_make_them() -> None:
    """The database that the servers of tests come with has none."""
    done = run("mail", "status", DATABASE_URL=os.environ["DATABASE_APP_URL"])
    assert done.returncode == 1
    assert 'relation "mail_sender" does not exist' in done.stderr
    assert "Run `manage.py migrate` with the owner's DATABASE_URL" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("RAPPORT_PROXIES", "one", "RAPPORT_PROXIES is no whole number."),
        ("DATABASE_URL", "postgres://u:canary/word@h:5432/x", "has no number for its port"),
        ("EMAIL_URL", "canary-word", "Invalid email schema"),
    ],
)
@pytest.mark.parametrize("command", ["doctor", "mail status"])
def test_a_setting_that_is_not_right_is_named(
    command: str, name: str, value: str, words: str
) -> None:
    done = run(*command.split(), **{name: value})
    assert done.returncode == 1
    assert done.stderr.startswith("A setting is not right: ")
    assert words in done.stderr
    assert "docs/settings.md says what each is for." in done.stderr
    assert ("Traceback" in done.stderr, "canary" in done.stderr) == (False, False)
