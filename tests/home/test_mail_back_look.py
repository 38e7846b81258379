"""The pages about mail that comes back, in a real Chromium."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import Errand, mint
from apps.home.actions import ask_to_reopen
from apps.home.actions.reopening import REOPEN
from apps.mail.reports import note
from apps.mail.workflow import Trouble
from tests.home.test_look import walk
from tests.home.world import World

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_mail_that_comes_back(
    browser: Browser, live_server: LiveServer, world: World, morning: datetime
) -> None:
    world.research()
    imani = world.cast.imani
    back = reverse("home:mail_back")
    assert walk(browser, live_server, imani, {"mail-fine": back}) == {}
    note(Trouble.BOUNCED, imani.email, source=("test", "1"), now=morning)
    assert walk(browser, live_server, imani, {"mail-back": back, "today-back": "/"}) == {}
    token = mint(Errand(REOPEN, lasts=timedelta(days=1)), person=imani, now=morning)
    link = {"mail-elsewhere": reverse("home:reopen", args=[token])}
    assert walk(browser, live_server, None, link) == {}
    ask_to_reopen(now=morning, by=imani)
    assert walk(browser, live_server, None, {"mail-reopen": link["mail-elsewhere"]}) == {}
