"""Signing in at real providers, oidc-provider and samlp, in a real Chromium."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.home.demo.cast import PASSWORD
from apps.students.models import Student
from config import single_sign_on
from config.devstack import npm
from tests.accounts.campus.forge_saml import metadata, new_pair
from tests.accounts.test_factors_look import come_in, known, press
from tests.conftest import Cast
from tests.looks import seen
from tests.mail.office import free_port

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

HERE = Path(__file__).resolve().parents[2] / "providers"
AFFILIATION = "eduperson_affiliation"
KINDS = ("oidc", "saml")


@dataclass
class Campus:
    """A provider that runs, and the file with the people it knows."""

    kind: str
    people: Path
    site: str

    def tells(self, login: str, **claims: object) -> None:
        every = json.loads(self.people.read_text()) | {login: claims}
        self.people.write_text(json.dumps(every))


@pytest.fixture(scope="session")
def packages() -> Path:
    """Where Node finds the providers; without them the tests are skipped, but in CI they fail."""
    if not (npm.PROVIDERS / "node_modules").is_dir():
        words = f"no providers on this machine; get them with: {npm.COMMAND}"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(words)
    return npm.PROVIDERS


@contextmanager
def running(packages: Path, script: str, *arguments: str) -> Iterator[None]:
    copy = packages / script  # a script finds its packages beside itself
    shutil.copy(HERE / script, copy)
    process = subprocess.Popen(
        [str(npm.node()), str(copy), *arguments], stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    while process.stdout.readline().strip() != "ready":
        assert process.poll() is None, "the provider did not start"
    yield
    process.terminate()
    process.wait(timeout=10)
    process.stdout.close()


@pytest.fixture(params=KINDS)
def campus(
    request: pytest.FixtureRequest,
    packages: Path,
    live_server: LiveServer,
    settings: Settings,
    tmp_path: Path,
) -> Iterator[Campus]:
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_SSO_IDENTIFIER, settings.RAPPORT_SSO_AFFILIATION = "uid", AFFILIATION
    settings.RAPPORT_SSO_STUDENTS, settings.RAPPORT_SSO_STAFF = ["student"], ["staff"]
    people, site, port = tmp_path / "people.json", str(live_server.url), str(free_port())
    people.write_text("{}")
    kind: str = request.param
    script: tuple[str, ...]
    if kind == "oidc":
        app = single_sign_on.oidc(
            "Alder account", f"http://localhost:{port}", "rapport", "for-tests-alone"
        )
        back = site + reverse("openid_connect_callback", args=[app["provider_id"]])
        script = ("oidc.mjs", port, str(people), back)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
    else:
        key, certificate = new_pair()
        (tmp_path / "key.pem").write_text(key)
        (tmp_path / "cert.pem").write_text(certificate)
        said = metadata(certificate, f"http://localhost:{port}/sso", f"http://localhost:{port}/idp")
        app = single_sign_on.saml("Alder account", said)
        app["settings"]["advanced"] = app["settings"]["advanced"] | {
            "allow_single_label_domains": True
        }
        back = site + reverse("saml_acs", args=["campus"])
        pair = (str(tmp_path / "key.pem"), str(tmp_path / "cert.pem"))
        script = ("saml.cjs", port, str(people), back, *pair)
        settings.SOCIALACCOUNT_PROVIDERS = {"saml": {"APPS": [app]}}
    with running(packages, *script):
        yield Campus(kind, people, site)


def sign_in(page: Page, campus: Campus, login: str) -> None:
    """Presses the button, and signs in at the provider's own page."""
    page.goto(campus.site + reverse("account_login"))
    page.get_by_role("link", name="Sign in with").click()
    at_the_provider(page, campus, login)


def at_the_provider(page: Page, campus: Campus, login: str) -> None:
    page.locator("input[name=login]").fill(login)
    if campus.kind == "oidc":
        page.locator("input[name=password]").fill("any")
    page.get_by_role("button", name="Sign-in").click()
    page.wait_for_url(f"{campus.site}/**")
    page.wait_for_load_state()


def opened(browser: Browser) -> tuple[BrowserContext, Page]:
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(10_000)
    return context, page


def username(cast: Cast, name: str) -> None:
    Student.objects.filter(pk=cast.student.pk).update(username=name)


def who(page: Page, campus: Campus) -> str:
    page.goto(campus.site + reverse("contacts:people"))
    return page.locator(".me .strong").first.inner_text()


def test_a_student_of_the_roster_comes_in_and_stays_the_same(
    browser: Browser, campus: Campus, cast: Cast
) -> None:
    """The address at the campus changes, and changes nothing; another subject is somebody else."""
    username(cast, "imani7")
    about: dict[str, Any] = {"uid": "imani7", "name": "Imani", AFFILIATION: ["member", "student"]}
    campus.tells("s-1", email="imani@alder.example", **about)
    for address in ("imani@alder.example", "castellanos@alder.example"):
        campus.tells("s-1", **about | {"email": address})
        context, page = opened(browser)
        sign_in(page, campus, "s-1")
        assert who(page, campus) == cast.imani.name
        context.close()
    campus.tells("s-2", **about | {"email": "imani@alder.example"})
    context, page = opened(browser)
    sign_in(page, campus, "s-2")
    assert page.locator("h1").inner_text() == "You are not signed in"
    assert "The campus knows you" in page.locator("main").inner_text()
    assert seen(page, f"campus-unknown-{campus.kind}") == []
    context.close()
    assert [account.uid for account in SocialAccount.objects.all()] == ["s-1"]
    assert Person.objects.get(pk=cast.imani.pk).email == "imani@alder.example"


def test_an_affiliation_that_is_lost_ends_access_at_once(
    browser: Browser, campus: Campus, cast: Cast
) -> None:
    username(cast, "imani7")
    campus.tells("s-1", **{"uid": "imani7", AFFILIATION: ["student"]})
    before, page = opened(browser)
    sign_in(page, campus, "s-1")
    campus.tells("s-1", **{"uid": "imani7", AFFILIATION: ["alum", "member"]})
    context, other = opened(browser)
    sign_in(other, campus, "s-1")
    assert other.locator("h1").inner_text() == "You are not signed in"
    page.goto(campus.site + reverse("contacts:people"))
    assert reverse("account_login") in page.url
    before.close()
    context.close()


def test_staff_connect_by_hand_and_are_asked_for_their_second_factor(
    browser: Browser, campus: Campus, cast: Cast, settings: Settings
) -> None:
    address = known(cast, "dana")
    campus.tells("d-1", **{"uid": "dana", AFFILIATION: ["staff"]})
    context, page = opened(browser)
    come_in(page, campus.site, address)
    page.goto(campus.site + reverse("mfa_index"))
    assert seen(page, f"campus-connect-{campus.kind}") == []
    connect = page.get_by_role("link", name="Connect Alder account")
    connect.click()
    page.get_by_text("press “Connect” once more").wait_for()
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    connect.click()
    at_the_provider(page, campus, "d-1")
    page.get_by_text("The campus account is connected.").wait_for()
    context.close()
    settings.RAPPORT_SECOND_FACTOR = True
    context, page = opened(browser)
    sign_in(page, campus, "d-1")
    assert page.url == campus.site + reverse("mfa_index")
    context.close()
