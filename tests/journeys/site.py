"""A whole copy of Rapport as `make run` starts it: web, worker, beat, PostgreSQL, Valkey, SMTP."""

import email
import email.policy
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from functools import cache, cached_property
from pathlib import Path

from celery import Celery

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120
MAIL_SECONDS = 45
STOP_SECONDS = 30
# What beat has done every few seconds, and what nobody who waits for a mail need wait for.
POSTING = ("outreach.tell", "reminders.sweep", "mail.deliver")
# What the test servers of this run exported; the copy starts its own.
OTHERS = ("DATABASE_URL", "DATABASE_APP_URL", "REDIS_URL", "EMAIL_URL", "DEBUG")


def clean_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in OTHERS}
    return kept | {"RAPPORT_STUDENT_DOMAINS": "alder.example"}


@dataclass
class Site:
    """A running copy; its mail, its clock and its commands."""

    data: Path
    process: subprocess.Popen[bytes] | None
    url: str = ""
    moved: float = 0.0
    tag: str = ""

    def manage(self, *arguments: str) -> str:
        """Runs a management command with this copy's environment."""
        kept = json.loads((self.data / "environment.json").read_text())
        env = clean_environment() | kept
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=env,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def ring(self, *tasks: str) -> None:
        """Has the worker do now what beat asks for by and by."""
        for task in tasks:
            self.bell.send_task(task, ignore_result=True)

    @cached_property
    def bell(self) -> Celery:
        kept = json.loads((self.data / "environment.json").read_text())
        return Celery(broker=kept["REDIS_URL"], set_as_current=False)

    def move_clock(self, seconds: float) -> None:
        """Moves the clock of all running processes ahead."""
        self.moved += seconds
        half = self.data / "clock.half"
        half.write_text(str(self.moved))
        half.replace(self.data / "clock")

    def now(self) -> datetime:
        """What the clock of this copy says."""
        return datetime.now(UTC) + timedelta(seconds=self.moved)

    def move_clock_to(self, moment: datetime) -> None:
        """Ahead to a moment; a copy's time never runs backwards."""
        self.move_clock(max(0.0, (moment - self.now()).total_seconds()))

    def mails(self, to: str) -> list[EmailMessage]:
        """Everything that arrived for an address, oldest first."""
        came = [read_mail(path) for path in sorted((self.data / "mail").glob("*.eml"))]
        return [mail for mail in came if to in str(mail["X-Envelope-To"])]

    def mail(self, to: str, subject: str) -> EmailMessage:
        """Waits for a mail whose subject has these words."""
        until = time.monotonic() + MAIL_SECONDS
        while time.monotonic() < until:
            found = [mail for mail in self.mails(to) if subject in str(mail["Subject"])]
            if found:
                return found[-1]
            self.ring(*POSTING)
            time.sleep(0.5)
        subjects = [str(mail["Subject"]) for mail in self.mails(to)]
        raise AssertionError(f"No mail “{subject}” for {to}; there are {subjects}")

    def stop(self) -> None:
        if self.process is None:
            return
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=STOP_SECONDS)


@cache
def read_mail(path: Path) -> EmailMessage:
    """A file of a mail never changes: it is read once, however often somebody looks."""
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message


def text_of(message: EmailMessage) -> str:
    """The plain-text part."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def links_of(message: EmailMessage) -> list[str]:
    """Addresses in the plain text, in order."""
    return re.findall(r"https?://\S+", text_of(message))


def attach(data: Path) -> Site:
    """A copy that somebody started by hand, for working on the journeys."""
    kept = json.loads((data / "environment.json").read_text())
    clock = data / "clock"
    moved = float(clock.read_text()) if clock.exists() else 0.0
    return Site(data, None, kept["RAPPORT_BASE_URL"], moved, tag=f"{time.time():.0f}"[-5:])


def start(data: Path) -> Site:
    """Starts a copy on a free port and waits for its page."""
    told = data.parent / "site.log"
    with told.open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "config.devstack", "--data", str(data), "run", "--port", "0"],
            cwd=ROOT,
            env=clean_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return awaited(Site(data, process), told)


def awaited(site: Site, told: Path) -> Site:
    """The copy whose words go into this file, once it has said where it is."""
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and site.process and site.process.poll() is None:
        said = re.search(r"Rapport is at (\S+)/ ", told.read_text())
        if said:
            site.url = said.group(1)
            return site
        time.sleep(0.3)
    raise AssertionError(told.read_text())
