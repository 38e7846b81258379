"""A command that cannot do its work says why and how to mend it, and ends with 1."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import psycopg
import pytest

from config.devstack.places import PROJECT

NOBODY = "postgres://canary-user:canary-word@127.0.0.1:1/canary-name"
EMPTY = f"console_{os.getpid()}"


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
    assert said[0].startswith("No line to PostgreSQL: ")
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


def inside(role: str) -> str:
    """This variable's address, of the database `EMPTY`."""
    return urlsplit(os.environ[role])._replace(path=f"/{EMPTY}").geturl()


@pytest.fixture
def owner() -> Iterator[psycopg.Connection]:
    """Of a database without tables that nobody else looks at; a line beside it."""
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as line:
        line.execute(f"CREATE DATABASE {EMPTY}")
        try:
            yield line
        finally:
            line.execute(f"DROP DATABASE {EMPTY} WITH (FORCE)")


def list_as_done(*names: str) -> None:
    """Of contenttypes; the tables themselves are not made."""
    with psycopg.connect(inside("DATABASE_URL")) as line:
        line.execute(
            "CREATE TABLE django_migrations"
            " (id bigserial, app varchar, name varchar, applied timestamptz)"
        )
        for name in names:
            line.execute(
                "INSERT INTO django_migrations (app, name, applied)"
                " VALUES ('contenttypes', %s, now())",
                [name],
            )


@pytest.mark.usefixtures("owner")
@pytest.mark.parametrize("is_begun", [False, True])
@pytest.mark.parametrize("command", ["migrate", "prepare"])
def test_tables_are_made_by_their_owner(command: str, is_begun: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """Django wraps the same refusal otherwise where its own list of migrations is missing."""
    if is_begun:
        list_as_done()
    done = run(command, DATABASE_URL=inside("DATABASE_APP_URL"), DATABASE_OWNER_URL="")
    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == (
        "PostgreSQL does not let this role do that: permission denied for schema public"
    )
    assert "run `manage.py prepare` with DATABASE_OWNER_URL" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.usefixtures("owner")
def test_migrate_is_not_told_to_migrate() -> None:
    """Its list says that a table is there: whoever mends it has to see which step missed it."""
    list_as_done("0001_initial")
    done = run("migrate", "contenttypes", DATABASE_URL=inside("DATABASE_URL"))
    assert done.returncode == 1
    assert 'relation "django_content_type" does not exist' in done.stderr
    assert ("Traceback" in done.stderr, "Run `manage.py migrate`" in done.stderr) == (True, False)


def test_a_server_that_answers_with_no_is_not_told_to_be_away(owner: psycopg.Connection) -> None:
    owner.execute(f"ALTER DATABASE {EMPTY} CONNECTION LIMIT 0")
    full = run("mail", "status", DATABASE_URL=inside("DATABASE_APP_URL"))
    parts = urlsplit(inside("DATABASE_APP_URL"))
    stranger = parts._replace(netloc=parts.netloc.replace("rapport_app", "nobody_here")).geturl()
    refused = run("mail", "status", DATABASE_URL=stranger)
    for done, words in ((full, "too many connections"), (refused, "nobody_here")):
        said = done.stderr.splitlines()
        assert (done.returncode, said[0].startswith("No line to PostgreSQL: ")) == (1, True)
        assert words in said[0]
        assert "whether the server is there and has room" in done.stderr
        assert "does not answer" not in done.stderr


def test_a_server_that_stops_amid_a_command_says_so(owner: psycopg.Connection) -> None:
    # The lock goes before the command is waited for, also where nobody came to wait for it.
    with ThreadPoolExecutor() as aside, psycopg.connect(inside("DATABASE_URL")) as busy:
        busy.execute("CREATE TABLE mail_sender (id bigint)")
        busy.commit()
        busy.execute("LOCK TABLE mail_sender")
        asked = aside.submit(run, "mail", "status", DATABASE_URL=inside("DATABASE_URL"))
        end_who_waits(owner)
        done = asked.result()
    said = done.stderr.splitlines()
    assert done.returncode == 1
    assert said[0].startswith("No line to PostgreSQL: terminating connection due to administrator")
    assert "Traceback" not in done.stderr


def end_who_waits(owner: psycopg.Connection) -> None:
    """As a server does with everybody when it is stopped."""
    ended = "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE NOT granted AND database ="
    ended += " (SELECT oid FROM pg_database WHERE datname = %s)"
    until = time.monotonic() + 30
    while owner.execute(ended, [EMPTY]).fetchone() is None:
        assert time.monotonic() < until
        time.sleep(0.1)


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
