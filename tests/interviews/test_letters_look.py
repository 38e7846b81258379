"""A formal letter in a real Chromium: the page is clean and prints as a letter alone."""

from datetime import datetime
from io import BytesIO

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from apps.interviews.actions import Note, draft_thanks
from apps.interviews.models import Log, ThankYou
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("look", LOOKS)
def test_a_formal_note_and_its_letter_are_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    thanks: ThankYou,
    look: tuple[int, str],
) -> None:
    Log.objects.update(formality="formal")
    site, page = str(live_server.url), f"/talks/{thanks.interview_id}/thanks/"
    context = signed_in(browser, cast.imani, site, look)
    found = {
        name: faults(context, site + page + path, f"talks-{name}-{look[0]}")
        for name, path in (("thanks-formal", ""), ("letter-formal", "letter/"))
    }
    context.close()
    assert found == {name: [] for name in found}


@pytest.mark.parametrize("times", [1, 40], ids=["short", "long"])
def test_on_paper_stands_the_letter_and_nothing_of_the_page(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    thanks: ThankYou,
    now: datetime,
    times: int,
) -> None:
    """Nothing of the page around it, and a long one goes on overleaf without a lost line."""
    said = "\n\n".join(f"Line {n}: zoning decides where floods may go." for n in range(times))
    body = f"Dear Ms. Achterberg,\n\n{said}\n\nImani Castellanos"
    draft_thanks(thanks, Note("letter", "", body, thanks.seal), now=now, by=cast.imani)
    context = signed_in(browser, cast.imani, str(live_server.url), (1280, "dark"))
    page = context.new_page()
    page.goto(f"{live_server.url}/talks/{thanks.interview_id}/thanks/letter/")
    printed = PdfReader(BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    context.close()
    text = "\n".join(sheet.extract_text() for sheet in printed.pages)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    assert (lines[0], lines[-1]) == ("Imani Castellanos", "Imani Castellanos")
    assert [line for line in lines if line.startswith("Line")] == said.split("\n\n")
    assert len(lines) == 7 + 2 + times
    assert len(printed.pages) == (1 if times == 1 else 2)
