"""The coordinator's page in a real Chromium: clean at every width, and complete without script."""

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from apps.coach.actions import set_rules
from apps.coach.models import RuleSetting
from apps.coach.rules import EVERY
from apps.coach.setting import Setting
from tests.conftest import NOW, Cast
from tests.home.test_look import signed_in, walk
from tests.looks import picture

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]


def test_the_page_is_clean_with_rapports_words_and_with_own(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    assert walk(browser, live_server, cast.nils, {"coach": "/coach/", "guide": "/guide/"}) == {}
    set_rules({"resume": Setting(is_on=False, fix="Not now.")}, now=NOW, by=cast.nils)
    assert walk(browser, live_server, cast.nils, {"coach-own": "/coach/"}) == {}


def test_a_coordinator_changes_a_rule_by_keyboard_and_without_script(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800})
    page = signed_in(context, live_server, cast.nils).new_page()
    page.goto(f"{live_server.url}/coach/")
    page.get_by_role("switch", name="Leaves the résumé out").press("Space")
    page.locator("summary", has_text="Change the words: Offers two or more times").press("Enter")
    page.locator("#id_times-fix").fill("Offer three days.")
    picture(page, "coach-open")
    page.locator(".sendbar").get_by_role("button", name="Save").click()
    page.get_by_text("Saved. Students see it").wait_for()
    assert RuleSetting.objects.by_code() == {
        "resume": Setting(is_on=False),
        "times": Setting(fix="Offer three days."),
    }
    page.locator("summary", has_text=f"Change the words: {EVERY['times'].title}").press("Enter")
    page.get_by_role("button", name="Use Rapport’s words again").press("Enter")
    page.get_by_text("Saved. Students see it").wait_for()
    assert RuleSetting.objects.by_code() == {"resume": Setting(is_on=False)}
    context.close()
