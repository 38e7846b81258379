"""What a page weighs on the wire, as the network panel counts it, with the files of a real site.

Budgets: 200 KB for the first page that somebody opens, 20 KB for each one after it.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page
from playwright.sync_api import Error as BrowserError

from apps.accounts.models import Person
from apps.core.clock import now
from config.devstack.lock import listen, port_of
from config.devstack.places import PROJECT
from tests.access.test_crawl import own_pages
from tests.access.world import World, build
from tests.conftest import gathered

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
FIRST, NEXT = 200_000, 20_000  # bytes, headers included
READY_SECONDS = 60


@pytest.fixture
def world(db: None) -> World:
    return build(gathered(), now())


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every static file, named by its content and packed."""
    folder = tmp_path_factory.mktemp("static")
    env = os.environ | {"DEBUG": "", "SECRET_KEY": "-", "RAPPORT_STATIC_ROOT": str(folder)}
    collect = (sys.executable, "manage.py", "collectstatic", "--noinput", "-v", "0")
    subprocess.run(collect, cwd=PROJECT, env=env, check=True)
    return folder


@pytest.fixture
def site(db: None, tmp_path: Path, files: Path) -> Iterator[str]:
    """Gunicorn with the settings of production, on the database of the test."""
    with listen(0) as listener:
        address = f"http://localhost:{port_of(listener)}"
        env = os.environ | {
            "DEBUG": "",
            "SECRET_KEY": settings.SECRET_KEY,
            "DATABASE_URL": _database(),
            "RAPPORT_BASE_URL": address,
            "RAPPORT_STATIC_ROOT": str(files),
        }
        bind = ("--bind", f"fd://{listener.fileno()}", "--workers", "1")
        serve = (sys.executable, "-m", "gunicorn", "config.wsgi", *bind)
        with (tmp_path / "web.log").open("wb") as log:
            process = subprocess.Popen(
                serve, cwd=PROJECT, env=env, stderr=log, pass_fds=[listener.fileno()]
            )
    _wait(f"{address}/healthz", process)
    yield address
    process.terminate()
    process.wait(READY_SECONDS)


def _database() -> str:
    given = connection.settings_dict
    return f"postgres://{given['USER']}@/{given['NAME']}?host={quote(str(given['HOST']))}"


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + READY_SECONDS
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(url, timeout=5):  # noqa: S310 - an address of this machine
                return
        except OSError:
            time.sleep(0.2)
    raise AssertionError(f"{url} does not answer")


@dataclass
class Scales:
    """Bytes that came over the wire since the last `weigh`."""

    page: Page
    got: float = 0.0

    def __post_init__(self) -> None:
        panel = self.page.context.new_cdp_session(self.page)
        panel.send("Network.enable")
        panel.on("Network.loadingFinished", self._add)

    def _add(self, event: dict[str, float]) -> None:
        self.got += event["encodedDataLength"]

    def weigh(self, address: str) -> int:
        """Opens a page and waits for what it loads; a file to download weighs nothing here."""
        self.got = 0.0
        try:
            self.page.goto(address, wait_until="networkidle")
        except BrowserError as error:
            if "Download is starting" not in str(error):
                raise
        return round(self.got)


def at_home(browser: Browser, person: Person, site: str) -> BrowserContext:
    """Signed in as staff are: with a second factor that was asked for."""
    client = Client()
    client.force_login(person)
    session = client.session
    session["second_factor"] = True
    session.save()
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    key = client.cookies["sessionid"].value
    assert Session.objects.filter(pk=key).exists()
    context.add_cookies([{"name": "sessionid", "value": key, "url": site}])
    return context


@pytest.mark.parametrize("step", [9, pytest.param(1, marks=pytest.mark.full)])
def test_the_first_page_and_each_one_after_it(
    browser: Browser, site: str, world: World, step: int
) -> None:
    """Every ninth page each day, all of them at the full size."""
    first, after = {}, {}
    for who in ("imani", "dana", "nils", "rosalind"):
        context = at_home(browser, getattr(world.cast, who), site)
        scales = Scales(context.new_page())
        first[who] = scales.weigh(f"{site}/")
        for path in list(own_pages(world, who))[::step]:
            after[f"{who} {path}"] = scales.weigh(site + path)
        context.close()
    assert {page: size for page, size in after.items() if size > NEXT} == {}
    assert max(first.values()) <= FIRST
    assert sum(size > 0 for size in after.values()) > 120 / step


def test_the_page_to_sign_in(browser: Browser, site: str) -> None:
    context = browser.new_context()
    size = Scales(context.new_page()).weigh(f"{site}/accounts/login/")
    context.close()
    assert 10_000 < size <= FIRST
