"""The report in a real Chromium: clean at every width, and one page of paper."""

import io
from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from apps.campus.models import Campus
from tests.conftest import Cast
from tests.home.test_report import peopled
from tests.looks import LOOKS, faults, picture, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PATHS = {
    "report": "",
    "report-empty": "?first=2026-01-01&last=2026-01-02",
    "report-wrong": "?first=2026-01-01&last=",
}


@pytest.mark.parametrize("look", LOOKS)
def test_the_report_looks_right(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    peopled(cast, 4, size=60)
    site = live_server.url
    context = signed_in(browser, cast.nils, site, look)
    found = {
        name: faults(
            context, f"{site}{reverse('home:report')}{query}", f"{name}-{look[0]}-{look[1]}"
        )
        for name, query in PATHS.items()
    }
    context.close()
    assert found == {name: [] for name in PATHS}


@pytest.mark.parametrize("paper", ["Letter", "A4"])
def test_the_report_is_one_page_of_paper(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime, paper: str
) -> None:
    """With all that can stand on it: a long name, every channel, every kind of connection."""
    Campus.objects.update(university="The State University of the Northern Alder Valley " * 2)
    peopled(cast, 4, size=130)
    context = signed_in(browser, cast.nils, live_server.url, (1280, "light"))
    page = context.new_page()
    page.goto(live_server.url + reverse("home:report"))
    page.emulate_media(media="print")
    bars = page.locator(".yields text").count()
    picture(page, f"report-{paper}")
    printed = PdfReader(io.BytesIO(page.pdf(format=paper, prefer_css_page_size=False)))
    text = "".join("".join(sheet.extract_text() for sheet in printed.pages).split())
    context.close()
    assert (bars, len(printed.pages)) == (14, 1)
    assert "conversationsheld" in text
    assert "settledanotherway" in text
    assert "Show" not in text
