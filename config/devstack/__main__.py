"""`python -m config.devstack run`: one copy of Rapport on this machine."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from config.devstack import backup, browser, environment, npm, stack, testservers
from config.devstack.places import PROJECT
from config.devstack.processes import StackError

PORT = 8000
DATA = ".local/run"


def main(arguments: list[str]) -> int:
    """Return the exit status."""
    given = _parser().parse_args(arguments)
    try:
        return COMMANDS[given.command](given)
    except StackError as error:
        print(error, file=sys.stderr)
        return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m config.devstack", description=__doc__)
    data = Path(os.environ.get("DATA") or DATA)
    parser.add_argument("--data", type=Path, default=data, help="folder (DATA=, .local/run)")
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser("run", help="start everything, stop it with Ctrl-C")
    port = os.environ.get("PORT") or str(PORT)
    run.add_argument("--port", type=int, default=port, help="0: any free one (PORT=, 8000)")
    commands.add_parser("test-servers", help="throw-away servers until standard input ends")
    manage = commands.add_parser("manage", help="manage.py with a running copy's environment")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    copied = commands.add_parser("backup", help="the database of a running copy, in one file")
    copied.add_argument("file", type=Path)
    chromium = commands.add_parser("browser", help="find a Chromium that works, or fetch one")
    chromium.add_argument("--fetch", action="store_true", help="even if there is one already")
    commands.add_parser("providers", help="fetch the providers that campus sign-in is tested with")
    return parser


def _run(given: argparse.Namespace) -> int:
    stack.run(given.data.resolve(), given.port)
    return 0


def _test_servers(_given: argparse.Namespace) -> int:
    testservers.serve(sys.stdin, sys.stdout)
    return 0


def _manage(given: argparse.Namespace) -> int:
    kept = environment.read(given.data.resolve())
    if not kept:
        message = f"No copy runs on {given.data}. Start one: make run"
        raise StackError(message)
    argv = [sys.executable, "manage.py", *given.arguments]
    return subprocess.run(argv, cwd=PROJECT, env={**kept, **os.environ}, check=False).returncode


def _backup(given: argparse.Namespace) -> int:
    note = given.data.resolve() / "sockets"
    if not note.is_file():
        message = f"No copy runs on {given.data}. Start one: make run"
        raise StackError(message)
    backup.dump(Path(note.read_text(encoding="utf-8").strip()), given.file.resolve())
    print(f"The database is in {given.file}.")
    return 0


def _browser(given: argparse.Namespace) -> int:
    browser.get(force=given.fetch)
    return 0


def _providers(_given: argparse.Namespace) -> int:
    npm.providers()
    return 0


COMMANDS = {
    "run": _run,
    "test-servers": _test_servers,
    "manage": _manage,
    "backup": _backup,
    "browser": _browser,
    "providers": _providers,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
