"""The browser's rules: what each answer says, and what becomes of a report."""

import json
import re
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from apps.core import reports
from config.content import PAGES
from tests.conftest import Cast

PATH = "/browser-reports"
OTHERS = {name: at for name, at in PAGES.items() if name != "script-src"}
REPORT = {"csp-report": {"effective-directive": "script-src-elem", "blocked-uri": "canary-uri"}}
MADE_UP = {"csp-report": {"effective-directive": "canary", "script-sample": "canary"}}


def rules_of(policy: str) -> dict[str, str]:
    return dict(part.partition(" ")[::2] for part in policy.split("; "))


def tell(client: Client, report: object) -> int:
    body = report if isinstance(report, str) else json.dumps(report)
    return client.post(PATH, body, content_type="application/csp-report").status_code


def counted() -> dict[str, int]:
    return {rule: number for rule, number in reports.counts().items() if number}


def test_scripts_run_by_the_nonce_of_their_page_alone(cast: Cast, client: Client) -> None:
    client.force_login(cast.imani)
    nonces = set()
    for _visit in "12":
        answer = client.get("/people/")
        rules = rules_of(answer.headers["Content-Security-Policy"])
        said = re.findall(r"<script src=[^>]* nonce=\"([^\"]+)\" defer>", answer.text)
        assert (len(said), len(set(said))) == (answer.text.count("<script"), 1)
        assert rules.pop("script-src") == f"'nonce-{said[0]}'"
        nonces.add(said[0])
        assert rules == {name: " ".join(map(str, at)) for name, at in OTHERS.items()}
    assert len(nonces) == 2


def test_nothing_unsafe_is_allowed(cast: Cast, client: Client) -> None:
    for path in ("/accounts/login/", "/", "/no-such-page/", "/healthz"):
        policy = client.get(path).headers["Content-Security-Policy"]
        assert ("unsafe" in policy, "http" in policy, "*" in policy) == (False, False, False)
        assert rules_of(policy)["default-src"] == "'none'"


def test_a_page_without_scripts_may_run_none(client: Client, db: None) -> None:
    assert rules_of(client.get("/healthz").headers["Content-Security-Policy"])["script-src"] == ""


@pytest.mark.parametrize("path", ["/accounts/login/", "/static/css/base.css", "/no-such-page/"])
def test_every_answer_carries_the_headers(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    answer.close()  # a file that nobody reads
    headers = answer.headers
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "camera=(), " in headers["Permissions-Policy"]


def test_scripts_of_pages_are_locked_down(client: Client, db: None) -> None:
    page = client.get("/accounts/login/").text
    found = re.search(r"""<meta name="htmx-config" content='([^']+)'""", page)
    assert found is not None
    told = json.loads(found[1])
    names = ("allowEval", "allowScriptTags", "selfRequestsOnly", "includeIndicatorStyles")
    assert [told[name] for name in names] == [False, False, True, False]
    assert told["historyCacheSize"] == 0


def test_pages_are_packed_for_whoever_can_unpack_them(client: Client, db: None) -> None:
    plain = client.get("/accounts/login/")
    packed = client.get("/accounts/login/", headers={"Accept-Encoding": "gzip"})
    assert (plain.get("Content-Encoding"), packed["Content-Encoding"]) == (None, "gzip")
    assert len(packed.content) < len(plain.content) / 2
    assert packed["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_reports_are_counted_by_rule_alone(client: Client, db: None) -> None:
    assert [tell(client, report) for report in (REPORT, REPORT, MADE_UP)] == [204, 204, 204]
    assert counted() == {"script-src": 2, "other": 1}
    kept = [key.decode() for key in cache._cache.get_client().keys("*")]  # type: ignore[attr-defined] # noqa: SLF001 - what lies in Valkey is what the test is about
    assert "canary" not in " ".join(kept)


@pytest.mark.parametrize(
    "report", ["", "{", "1", "[1]", "{}", '{"csp-report": 1}', "\x00", "[" * 30_000]
)
def test_what_is_no_report_is_refused(client: Client, db: None, report: str) -> None:
    assert tell(client, report) == 400
    assert counted() == {}


def test_a_huge_report_is_not_read(client: Client, db: None) -> None:
    assert tell(client, json.dumps(REPORT) + " " * reports.LARGEST) == 413
    assert counted() == {}


def test_a_flood_of_reports_ends_with_its_minute(
    client: Client, db: None, morning: datetime, settings: Settings
) -> None:
    # A minute may end in the middle of the test: two have room for twice as many.
    said = [tell(client, REPORT) for _report in range(2 * reports.A_MINUTE + 1)]
    assert (said[0], said[-1]) == (204, 429)
    assert counted()["script-src"] == said.count(204)
    with open(settings.RAPPORT_CLOCK_FILE, "r+") as clock:  # noqa: PTH123 - read and written in one
        ahead = float(clock.read()) + 90
        clock.seek(0)
        clock.write(str(ahead))
    assert tell(client, REPORT) == 204


def test_without_valkey_a_report_is_lost_and_nothing_else(
    client: Client, db: None, settings: Settings
) -> None:
    nowhere = {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}
    settings.CACHES = {"default": nowhere}
    assert tell(client, REPORT) == 503


def test_nobody_is_named_who_is_not_set(client: Client, db: None) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("contact", "line"),
    [
        ("security@alder.example", "Contact: mailto:security@alder.example"),
        ("https://alder.example/report", "Contact: https://alder.example/report"),
    ],
)
def test_whom_to_tell_of_a_weakness(
    client: Client, morning: datetime, settings: Settings, contact: str, line: str
) -> None:
    settings.RAPPORT_SECURITY_CONTACT = contact
    settings.RAPPORT_BASE_URL = "https://rapport.alder.example"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    until = (morning + timedelta(days=180)).date()
    assert answer.text.splitlines() == [
        line,
        f"Expires: {until}T00:00:00Z",
        "Preferred-Languages: en",
        "Canonical: https://rapport.alder.example/.well-known/security.txt",
    ]
