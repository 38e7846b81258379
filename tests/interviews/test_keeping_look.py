"""The alum's choice about keeping in touch in a real Chromium, and what the student sees of it."""

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import Errand, mint
from apps.alumni.actions import Answer
from apps.alumni.models import Keeping, keeping_of
from apps.interviews.actions import choose_keeping
from apps.interviews.models import ThankYou
from tests.conftest import Cast
from tests.interviews.test_look import alum_in
from tests.looks import LOOKS, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

OLD = timedelta(days=61)


def address(site: str, cast: Cast, thanks: ThankYou, at: datetime) -> str:
    errand = Errand("keep", "interviews.interview", thanks.interview_id, None)
    return f"{site}/keep/{mint(errand, person=cast.rosalind, now=at)}/"


@pytest.mark.parametrize("look", LOOKS)
def test_every_state_of_the_choice_is_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    thanks: ThankYou,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    site, name = str(live_server.url), "-".join(map(str, look))
    start = address(site, cast, thanks, morning)
    alum, found = alum_in(browser, look), {}
    found["keep"] = faults(alum, f"{start}?way=email", f"keep-asked-{name}")
    student = signed_in(browser, cast.imani, site, look)
    person = f"{site}/contacts/{thanks.interview.contact_id}/"
    note = f"{site}/talks/{thanks.interview_id}/thanks/"
    found["note"] = faults(student, note, f"keep-note-{name}")
    for way in Keeping:
        choose_keeping(thanks.interview, Answer(way), now=morning, by=cast.rosalind)
        found[way] = faults(alum, start, f"keep-{way}-{name}")
        found[f"{way}-seen"] = faults(student, person, f"keep-seen-{way}-{name}")
    page = alum.new_page()
    page.goto(address(site, cast, thanks, morning - OLD))
    found["old"] = seen(page, f"keep-old-{name}")
    page.get_by_role("button", name="Send me a fresh link").click()
    found["fresh"] = seen(page, f"keep-fresh-{name}")
    alum.close()
    student.close()
    assert found == {key: [] for key in found}


def test_it_is_chosen_and_changed_by_keyboard_and_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast, thanks: ThankYou, morning: datetime
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(str(live_server.url), cast, thanks, morning) + "?way=rapport")
    page.get_by_text("You chose “Through Rapport only” in the e-mail.").wait_for()
    page.get_by_role("button", name="Share my e-mail").press("Enter")
    page.get_by_text("Imani sees your e-mail address and may write to you.").wait_for()
    assert keeping_of(cast.alum, cast.imani) == Keeping.EMAIL
    page.get_by_role("button", name="No, thank you").press("Enter")
    page.get_by_text("Imani does not write again, and you are not asked again.").wait_for()
    context.close()
    assert keeping_of(cast.alum, cast.imani) == Keeping.NO
