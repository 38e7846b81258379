"""The page on which a giver of a name is told, and its line on Today, in a real Chromium."""

from datetime import datetime

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Contact
from apps.interviews.actions import waive_thanks
from apps.interviews.models import Interview, ThankYou
from apps.students.actions import explore, welcome
from tests.conftest import Cast
from tests.looks import LOOKS, faults, signed_in
from tests.outreach.test_telling import logged

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def talk(cast: Cast, morning: datetime) -> Interview:
    welcome(cast.student, now=morning, by=cast.imani)
    explore(cast.student, "urban water and climate", now=morning, by=cast.imani)
    who = Acquaintance(name="Prof. Lind", relation="teacher", email="lind@alder.example")
    lind = add(who, student=cast.student, now=morning, by=cast.imani)
    return logged(cast, lind, morning)


@pytest.mark.parametrize("look", LOOKS)
def test_telling_is_clean_on_every_page_that_offers_it(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    talk: Interview,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    site, name = str(live_server.url), "-".join(map(str, look))
    context, found = signed_in(browser, cast.imani, site, look), {}
    found["row"] = faults(context, f"{site}/", f"tell-row-{name}")
    waive_thanks(ThankYou.objects.get(), now=morning, by=cast.imani)
    found["hero"] = faults(context, f"{site}/", f"tell-hero-{name}")
    found["tell"] = faults(context, f"{site}/talks/{talk.pk}/tell/", f"tell-{name}")
    found["thanked"] = faults(context, f"{site}/talks/{talk.pk}/thanks/", f"tell-thanked-{name}")
    context.close()
    assert found == {key: [] for key in found}


def test_one_press_on_today_by_keyboard_and_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast, talk: Interview
) -> None:
    context = signed_in(browser, cast.imani, str(live_server.url), (390, "light"), script=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/")
    page.get_by_role("button", name="I told Prof. Lind already").press("Enter")
    page.get_by_text("Noted: Prof. Lind knows how it went.").wait_for()
    page.get_by_text("how it went with Ana Ruiz").wait_for()
    page.goto(f"{live_server.url}/")
    assert page.get_by_role("button", name="I told Prof. Lind already").count() == 0
    context.close()
    assert Contact.objects.filter(name="Prof. Lind").count() == 1
    assert Interview.objects.get().referrer_told_at is not None
