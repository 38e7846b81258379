"""A command of an administrator: what keeps it from its work is said in a line, not a traceback.

`--traceback` shows where, as everywhere in Django.
"""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import DatabaseError
from psycopg.errors import (
    InsufficientPrivilege,
    OperationalError,
    UndefinedColumn,
    UndefinedTable,
)

_NO_LINE = """\
No line to PostgreSQL: {}
Look at DATABASE_URL (of the owner: DATABASE_OWNER_URL), its host, port, name and password, and
whether the server is there and has room. `manage.py doctor` examines the rest."""
_NO_TABLES = """\
The database does not have the tables of this version: {}
Run `manage.py migrate` with the owner's DATABASE_URL; docs/operations.md says when."""
_NOT_THE_OWNER = """\
PostgreSQL does not let this role do that: {}
What changes tables needs their owner: run `manage.py prepare` with DATABASE_OWNER_URL, or the same
command with the owner's DATABASE_URL. docs/operations.md says when."""
_SETTINGS = """\
A setting is not right: {}
docs/settings.md says what each is for."""
_MAKES_TABLES = {"migrate", "prepare"}


def run(argv: list[str]) -> None:
    """Ends with 1 where the command could not do its work."""
    try:
        execute_from_command_line(argv)
    except (ImproperlyConfigured, DatabaseError) as error:
        said = _unwrapped(error)
        words = _words(said, makes_tables=not _MAKES_TABLES.isdisjoint(argv[1:2]))
        if not words or "--traceback" in argv:
            raise
        sys.exit(words.format(str(said).partition("\n")[0]))


def _unwrapped(error: BaseException) -> BaseException:
    """As the server said it: Django wraps that as a cause, and its migrations by the way."""
    inner = error.__cause__ or error.__context__
    return _unwrapped(inner) if isinstance(error, DatabaseError) and inner else error


def _words(said: BaseException, *, makes_tables: bool) -> str:
    """Empty for what is no matter of this machine but a fault of ours."""
    if isinstance(said, ImproperlyConfigured):
        return _SETTINGS
    if isinstance(said, InsufficientPrivilege):
        return _NOT_THE_OWNER
    if isinstance(said, UndefinedTable | UndefinedColumn):
        return "" if makes_tables else _NO_TABLES
    return _NO_LINE if isinstance(said, OperationalError) and _is_away(said) else ""


def _is_away(said: OperationalError) -> bool:
    """Whoever has a line to the server gets a number with each fault; 57P is of one that stops."""
    return not said.sqlstate or said.sqlstate.startswith("57P")
