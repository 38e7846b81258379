"""A department's first month, by pages alone: a small one, and the whole by `make pilot`."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser

from config import single_sign_on
from tests.accounts.campus.test_providers import packages, running
from tests.journeys.pilot.days import TOKEN
from tests.journeys.pilot.month import Size, first_monday
from tests.journeys.pilot.people import Student, claims
from tests.journeys.pilot.story import Story, told
from tests.journeys.site import Site, awaited, clean_environment
from tests.mail.office import free_port

__all__ = ["packages"]
# The small one costs more than two minutes of a processor: too much for every day.
pytestmark = [pytest.mark.journey, pytest.mark.full]
SMALL = Size(students=20, alumni=10)
WHOLE = Size(students=200, alumni=60)


@pytest.fixture(params=[SMALL, WHOLE], ids=["20", "200"])
def size(request: pytest.FixtureRequest) -> Size:
    found: Size = request.param
    return found


@pytest.fixture
def bare(size: Size, packages: Path, tmp_path: Path) -> Iterator[Site]:
    """An empty installation on a Monday morning, and the campus's own sign-in beside it."""
    port, issuer = str(free_port()), f"http://localhost:{free_port()}"
    app = single_sign_on.oidc("Alder account", issuer, "rapport", "for-tests-alone")
    back = reverse("openid_connect_callback", args=[app["provider_id"]])
    people = tmp_path / "people.json"
    people.write_text(json.dumps(claims(Student(number) for number in range(size.students))))
    env = clean_environment() | {
        "RAPPORT_OIDC_ISSUER": issuer,
        "RAPPORT_OIDC_CLIENT": "rapport",
        "RAPPORT_OIDC_SECRET": "for-tests-alone",
        "RAPPORT_SSO_NAME": "Alder account",
        "RAPPORT_SSO_IDENTIFIER": "uid",
        "RAPPORT_SSO_STUDENTS": "student",
        "RAPPORT_METRICS_TOKEN": TOKEN,
        "RAPPORT_SECOND_FACTOR": "1",
    }
    provider = (
        "oidc.mjs",
        issuer.rpartition(":")[2],
        str(people),
        f"http://localhost:{port}{back}",
    )
    with running(packages, *provider):
        site = _started(tmp_path / "data", port, env)
        yield site
        site.stop()


def _started(data: Path, port: str, env: dict[str, str]) -> Site:
    data.mkdir(mode=0o711)
    site = Site(data, None)
    site.move_clock_to(first_monday())
    told_in = data.parent / "site.log"
    with told_in.open("wb") as log:
        site.process = subprocess.Popen(
            [sys.executable, "-m", "tests.journeys.pilot.bare", str(data), port],
            cwd=Path(__file__).resolve().parents[2],
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    return awaited(site, told_in)


def test_a_departments_first_month(bare: Site, browser: Browser, size: Size) -> None:
    table = told(Story.begun(bare, browser, size))
    sys.stdout.write(f"\n{table}\n")
    assert table.broken == []
