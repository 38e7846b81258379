"""What one copy of Rapport consists of, and the order in which it starts."""

import http.client
import os
import socket
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from config.devstack import environment
from config.devstack.lock import HOST, listen, lock, port_of, sign
from config.devstack.places import PROJECT, Places, arrange
from config.devstack.postgres import Postgres
from config.devstack.processes import Program
from config.devstack.supervisor import Stopped, Supervisor
from config.devstack.valkey import Valkey

WEB_SECONDS = 90.0
HEALTHY = 200


@dataclass(frozen=True)
class Copy:
    """A copy in the making: its folders, what the person set, and its listening sockets."""

    places: Places
    given: Mapping[str, str]
    web: socket.socket
    port: int
    mail: socket.socket | None

    @property
    def base_url(self) -> str:
        """Where a browser finds it; passkeys want a name, not a number."""
        return f"http://localhost:{self.port}"


# What is started on top of the servers; tests put something smaller here.
Apps = Callable[[Copy, Mapping[str, str], Supervisor], None]


def start_apps(copy: Copy, env: Mapping[str, str], supervisor: Supervisor) -> None:
    """Bring the database up to date, then start web, worker and beat."""
    supervisor.run(python(copy, env, "prepare", "manage.py", "prepare"))
    web = supervisor.start(_web(copy, env))
    # The host that the settings allow, whichever the person chose.
    host = urlsplit(env["RAPPORT_BASE_URL"]).netloc
    supervisor.wait("web", web, lambda: _answers(copy.port, host), seconds=WEB_SECONDS)
    # After the page: each of them takes seconds of a whole core to start.
    for program in _workers(copy, env):
        supervisor.start(program)


def run(data: Path, port: int, apps: Apps = start_apps) -> None:
    """Run a copy until it is stopped. Raises StackError with one line for the person."""
    began = time.monotonic()
    data.mkdir(mode=0o711, parents=True, exist_ok=True)
    with lock(data) as locked:
        places = arrange(data)
        try:
            # The listening sockets come after the keeper's fork, which would keep them open.
            with Supervisor(remove=[places.sockets]) as supervisor, listen(port) as web:
                copy = _copy(places, web)
                sign(locked, copy.base_url)
                _start(copy, supervisor, apps)
                _greet(copy, time.monotonic() - began)
                supervisor.watch()
        except Stopped:
            print("Stopped. The data stay.", flush=True)


def _copy(places: Places, web: socket.socket) -> Copy:
    given = environment.given()
    mail = None if "EMAIL_URL" in given else listen(0)
    return Copy(places, given, web, port_of(web), mail)


def _start(copy: Copy, supervisor: Supervisor, apps: Apps) -> None:
    env = {
        **environment.settings(copy.places.data, copy.base_url),
        **_servers(copy, supervisor),
        **copy.given,
    }
    environment.write(copy.places.data, {key: env[key] for key in env if key not in os.environ})
    if copy.mail is not None:
        supervisor.start(_catcher(copy, env, copy.mail))
        copy.mail.close()
    apps(copy, env, supervisor)
    # Only the web server answers from here on: when it dies, so does the address.
    copy.web.close()


def _servers(copy: Copy, supervisor: Supervisor) -> dict[str, str]:
    """Start the servers that the person did not name; return the addresses of all."""
    found: dict[str, str] = {}
    if "DATABASE_URL" in copy.given:
        found["DATABASE_OWNER_URL"] = copy.given["DATABASE_URL"]
    else:
        postgres = Postgres(copy.places)
        postgres.start(supervisor)
        found["DATABASE_URL"] = postgres.url("rapport_app")
        found["DATABASE_OWNER_URL"] = postgres.url("rapport_owner")
    if "REDIS_URL" not in copy.given:
        valkey = Valkey(copy.places)
        valkey.start(supervisor)
        found["REDIS_URL"] = valkey.url()
    if copy.mail is not None:
        found["EMAIL_URL"] = f"smtp://{HOST}:{port_of(copy.mail)}"
    return found


def _catcher(copy: Copy, env: Mapping[str, str], listener: socket.socket) -> Program:
    descriptor = listener.fileno()
    arguments = ("-m", "config.devstack.catcher", "--descriptor", str(descriptor))
    return python(copy, env, "mail", *arguments, descriptors=(descriptor,))


def _web(copy: Copy, env: Mapping[str, str]) -> Program:
    descriptor = copy.web.fileno()
    arguments = ("-m", "gunicorn", "config.wsgi", "--bind", f"fd://{descriptor}", "--workers", "2")
    # Preloaded, so that two workers cost one import; the rest stands in gunicorn.conf.py.
    return python(copy, env, "web", *arguments, "--preload", descriptors=(descriptor,))


def _workers(copy: Copy, env: Mapping[str, str]) -> tuple[Program, Program]:
    celery = ("-m", "celery", "-A", "config")
    worker = ("worker", "--concurrency", "2", "--loglevel", "INFO")
    schedule = str(copy.places.data / "beat-schedule")
    beat = ("beat", "--schedule", schedule, "--pidfile", "", "--loglevel", "INFO")
    return (
        python(copy, env, "worker", *celery, *worker, "--without-mingle", "--without-gossip"),
        python(copy, env, "beat", *celery, *beat),
    )


def python(
    copy: Copy,
    env: Mapping[str, str],
    name: str,
    *arguments: str,
    descriptors: tuple[int, ...] = (),
) -> Program:
    """Return a program of this project, run by the interpreter that runs the stack."""
    return Program(
        name=name,
        argv=(sys.executable, *arguments),
        env=env,
        log=copy.places.logs / f"{name}.log",
        folder=PROJECT,
        descriptors=descriptors,
    )


def _answers(port: int, host: str) -> bool:
    """Whether the web server says that it is healthy."""
    connection = http.client.HTTPConnection(HOST, port, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": host})
        return connection.getresponse().status == HEALTHY
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _greet(copy: Copy, seconds: float) -> None:
    places = copy.places
    print(f"\nRapport is at {copy.base_url}/ (ready after {seconds:.0f} s).")
    print(f"Its data are in {places.data}. Ctrl-C stops it.", end="\n\n")
    if places.servers != places.data:
        print(f"PostgreSQL and Valkey write to {places.servers}: root starts them as 'nobody',")
        print(f"who cannot reach {places.data}.", end="\n\n")
    welcome = places.data / "welcome.txt"
    if welcome.is_file():
        print(welcome.read_text(encoding="utf-8"))
    sys.stdout.flush()
