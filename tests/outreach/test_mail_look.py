"""Every mail in Chromium, as a mail program shows it: axe finds nothing, nothing sticks out."""

from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings

from apps.campus.models import Campus
from apps.mail.models import Message
from apps.mail.render import rendered
from tests.conftest import NOW, Cast
from tests.looks import TOO_WIDE, seen
from tests.outreach.post import bring
from tests.outreach.test_scanners import ALL, live_at

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

SCHEMES: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
# Landmarks are those of the page in which a mail program shows the mail.
OF_THE_PROGRAM = ("landmark-one-main:", "region:")


@pytest.fixture
def mails(cast: Cast, settings: Settings, tmp_path: Path) -> dict[str, str]:
    """The HTML of one of each, by its template."""
    settings.RAPPORT_CLOCK_FILE = str(tmp_path / "clock")
    live_at(tmp_path / "clock", NOW)
    for state in ALL:
        bring(state, cast, NOW)
    campus = Campus.objects.current()
    rows = {row.template: row for row in Message.objects.exclude(template="")}
    found = {name: rendered(row, campus=campus, now=NOW)[0].html for name, row in rows.items()}
    return {name: html for name, html in found.items() if html}


def test_every_mail_is_clean_light_and_dark_and_on_a_small_phone(
    browser: Browser, mails: dict[str, str]
) -> None:
    found: dict[tuple[str, str], list[str]] = {}
    context = browser.new_context(viewport={"width": 390, "height": 800})
    page = context.new_page()
    for name, html in mails.items():
        page.set_content(html)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            wrong = seen(page, f"mail-{name.replace('/', '-')}-{scheme}")
            found[name, scheme] = [one for one in wrong if not one.startswith(OF_THE_PROGRAM)]
        page.set_viewport_size({"width": 320, "height": 800})
        found[name, "narrow"] = page.evaluate(TOO_WIDE.replace("main *", "body *"))
        page.set_viewport_size({"width": 390, "height": 800})
    context.close()
    assert len(mails) > 40
    assert found == {key: [] for key in found}
