"""Throw-away servers for tests: they live as long as the pipe to whoever asked for them."""

import json
import select
import shutil
import sys
from pathlib import Path
from typing import TextIO

from config.devstack.places import arrange, server_account, short_folder
from config.devstack.postgres import Postgres
from config.devstack.supervisor import Stopped, Supervisor
from config.devstack.valkey import Valkey

WATCH_SECONDS = 0.5


def serve(requester: TextIO, answer: TextIO) -> None:
    """Start both servers, write their addresses as one line of JSON, stay until EOF.

    A requester that is killed closes its end of the pipe too, so nothing stays behind.
    """
    data = _folder()
    try:
        places = arrange(data)
        with Supervisor(remove=[places.sockets, data]) as supervisor:
            postgres, valkey = Postgres(places, fast=True), Valkey(places, durable=False)
            postgres.start(supervisor)
            valkey.start(supervisor)
            print(json.dumps(addresses(postgres, valkey)), file=answer, flush=True)
            while not select.select([requester], [], [], WATCH_SECONDS)[0]:
                supervisor.check()
    except Stopped:
        return
    finally:
        shutil.rmtree(data, ignore_errors=True)


def addresses(postgres: Postgres, valkey: Valkey) -> dict[str, str]:
    """Return the environment of a test run: tests make their own database, as the owner."""
    return {
        "DATABASE_URL": postgres.url("rapport_owner"),
        "DATABASE_APP_URL": postgres.url("rapport_app"),
        "REDIS_URL": valkey.url(),
    }


def _folder() -> Path:
    folder = short_folder("rapport-test-", None)
    if server_account() is not None:
        folder.chmod(0o711)
    return folder


if __name__ == "__main__":
    serve(sys.stdin, sys.stdout)
