"""Every mail says why it came; a reminder's leads to where one chooses what comes."""

import re
from pathlib import Path

from django.conf import settings

APPS = Path(str(settings.BASE_DIR)) / "apps"
# Frames, and lines that several mails share.
PARTS = {"base", "ended", "ended_title", "times_lead"}


def written() -> list[Path]:
    files = APPS.glob("*/templates/**/mail/*.*")
    found = [file for file in files if file.stem not in PARTS]
    return [file for file in found if "dev" not in file.parts]


def test_every_mail_says_why_in_both_of_its_forms() -> None:
    files = written()
    forms: dict[str, set[str]] = {}
    for file in files:
        forms.setdefault(str(file.with_suffix("")), set()).add(file.suffix)
    whole = {".txt", ".html"}
    assert [name for name, found in forms.items() if found - whole] == []
    assert [str(file) for file in files if "You get this" not in file.read_text()] == []


def test_every_mail_has_the_one_foot_that_leads_to_the_choices() -> None:
    framed = re.compile(r'{% extends "([a-z]+/)?mail/')  # the base, or a mail that stands in it
    assert [str(file) for file in written() if not framed.match(file.read_text())] == []
    feet = [APPS / "mail/templates/mail" / name for name in ("base.txt", "base.html")]
    assert ["{{ links.preferences }}" in foot.read_text() for foot in feet] == [True, True]


def test_what_rides_has_the_parts_that_a_daily_mail_shows() -> None:
    planned = re.compile(r'template="([a-z_/]+)"')
    named = {
        name
        for file in [*APPS.glob("*/nudges.py"), *APPS.glob("*/nudges/*.py")]
        for name in planned.findall(file.read_text())
    }
    alone = {"request_waiting", "draft_waits", "came", "thanks_missing"}
    rides = {name for name in named if name.rpartition("/")[2] not in alone}
    assert len(rides) == 12  # an hour before never rides, but stands among My reminders
    for name in rides:
        text = next(APPS.glob(f"*/templates/{name}.txt")).read_text()
        page = next(APPS.glob(f"*/templates/{name}.html")).read_text()
        assert [part in text for part in ("partialdef title", "partialdef part")] == [True, True]
        assert "partialdef part" in page
