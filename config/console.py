"""A command of an administrator: what keeps it from its work is said in a line, not a traceback.

`--traceback` shows where, as everywhere in Django.
"""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db.utils import OperationalError, ProgrammingError
from psycopg.errors import UndefinedColumn, UndefinedTable

_NO_SERVER = """\
PostgreSQL does not answer: {}
Look at DATABASE_URL (of the owner: DATABASE_OWNER_URL), its host, port, name and password, and
whether the server is there. `manage.py doctor` examines the rest."""
_NO_TABLES = """\
The database does not have the tables of this version: {}
Run `manage.py migrate` with the owner's DATABASE_URL; docs/operations.md says when."""
_SETTINGS = """\
A setting is not right: {}
docs/settings.md says what each is for."""


def run(argv: list[str]) -> None:
    """Ends with 1 where the command could not do its work."""
    try:
        execute_from_command_line(argv)
    except (ImproperlyConfigured, OperationalError, ProgrammingError) as error:
        words = _words(error)
        if not words or "--traceback" in argv:
            raise
        sys.exit(words.format(str(error).partition("\n")[0]))


def _words(error: Exception) -> str:
    """Empty for what is no matter of this machine but a fault of ours."""
    if isinstance(error, ImproperlyConfigured):
        return _SETTINGS
    if isinstance(error.__cause__, UndefinedTable | UndefinedColumn):
        return _NO_TABLES
    # Whoever has a line to the server gets a number with each fault.
    is_away = isinstance(error, OperationalError) and not getattr(error.__cause__, "sqlstate", "")
    return _NO_SERVER if is_away else ""
