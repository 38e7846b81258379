"""What is said about accessibility: to everybody on a page, to a center in a report."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.campus.models import Campus
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in

REPORT = (settings.BASE_DIR / "docs" / "acr.md").read_text(encoding="utf-8")
LEVEL_A = """1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2
2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7
4.1.2"""
LEVEL_AA = """1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6
2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3"""
FINDINGS = {"Supports", "Partially", "Not evaluated", "Not applicable"}
HERE = reverse("campus:accessibility")


@pytest.mark.parametrize(("level", "wanted"), [("A", LEVEL_A), ("AA", LEVEL_AA)])
def test_the_report_has_a_finding_for_each_criterion(level: str, wanted: str) -> None:
    part = REPORT.partition(f"## Level {level}\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\d\.\d\.\d+) [^|]+\| ([^|]+) \|", part, re.MULTILINE)
    assert [number for number, _finding in rows] == wanted.split()
    assert {finding for _number, finding in rows} <= FINDINGS


def test_every_test_that_the_report_names_is_there() -> None:
    named = set(re.findall(r"`(\w+/test_\w+\.py)`", REPORT))
    assert len(named) >= 10
    assert {name for name in named if not (settings.BASE_DIR / "tests" / name).is_file()} == set()


def test_nobody_is_asked_who_they_are_to_read_it(db: None) -> None:
    Campus.objects.create(is_set_up=True, center="Desk for maps", contact_email="help@maps.example")
    answer = Client().get(HERE)
    assert answer.status_code == 200
    said = answer.content.decode()
    assert "Desk for maps of Alder State" in said
    assert 'href="mailto:help@maps.example"' in said
    assert "What is known not to work" in said


@pytest.mark.parametrize("who", ["", "imani", "dana", "nils", "rosalind"])
def test_every_page_leads_there_before_the_help(cast: Cast, who: str) -> None:
    """Signed in or not, and on the pages that a mail leads to."""
    client = Client()
    if who:
        client.force_login(getattr(cast, who))
    said = client.get(reverse("home:my_data" if who else "account_login")).content.decode()
    links = re.findall(r'<a href="([^"]+)">', said)
    assert links[links.index(HERE) + 1] == f"mailto:{Campus.objects.current().contact_email}"


def test_a_page_behind_a_mail_leads_there_too(cast: Cast) -> None:
    answer = Client().get(reverse("alumni:opt_in", args=["x" * 43]))
    assert (answer.status_code, HERE in answer.content.decode()) == (410, True)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("look", LOOKS)
def test_the_statement_is_itself_accessible(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    context = signed_in(browser, cast.imani, live_server.url, look)
    found = faults(context, live_server.url + HERE, f"accessibility-{look[0]}-{look[1]}")
    context.close()
    assert found == []
