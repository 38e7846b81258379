"""The live page where more goes wrong: a token, a browser, a conversation that is gone."""

from contextlib import suppress
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import BrowserContext, expect
from playwright.sync_api import Error as PlaywrightError

from apps.interviews.models import Interview
from tests.interviews.test_live_device import (
    QUESTIONS,
    Table,
    middle,
    phone,
    settled,
    sign_in,
    stored,
    table,
    write,
)

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

__all__ = ["phone", "table"]  # fixtures


def test_an_open_page_goes_on_after_a_sign_in_elsewhere(
    table: Table, phone: BrowserContext
) -> None:
    """The token of the open page has grown old; it fetches a fresh one by itself."""
    page = middle(table.open(phone))
    Session.objects.all().delete()
    write(page, QUESTIONS[0], "While signed out")
    expect(page.get_by_text("You are signed out.")).to_be_visible()
    other = table.open(phone)
    sign_in(other)
    other.wait_for_url(table.site + table.path)
    other.close()
    write(page, QUESTIONS[0], ", and after")
    settled(page)
    expect(page.get_by_text("You are signed out.")).to_be_hidden()
    assert stored() == {QUESTIONS[0]: ("While signed out, and after", False)}


def test_a_browser_that_keeps_nothing_still_saves(table: Table, phone: BrowserContext) -> None:
    phone.add_init_script("Object.defineProperty(window, 'indexedDB', { value: undefined })")
    page = middle(table.open(phone))
    expect(page.get_by_text("This browser keeps nothing on the phone.")).to_be_visible()
    write(page, QUESTIONS[0], "Straight to the server")
    settled(page)
    assert stored() == {QUESTIONS[0]: ("Straight to the server", False)}


def test_words_of_a_conversation_that_is_gone_can_be_taken_along(
    table: Table, phone: BrowserContext, tmp_path: Path
) -> None:
    page = middle(table.open(phone))
    phone.set_offline(True)
    write(page, QUESTIONS[0], "Homeless words")
    Interview.objects.all().delete()
    phone.set_offline(False)
    with page.expect_download() as got:
        page.get_by_role("link", name="Download them").click()
    got.value.save_as(tmp_path / "words.txt")
    assert f"{QUESTIONS[0]}\nHomeless words" in (tmp_path / "words.txt").read_text()
    assert len(page.evaluate("kept.mine()")) == 1


@pytest.mark.full
def test_thirty_tabs_that_end_right_after_a_key_press_lose_nothing(
    table: Table, phone: BrowserContext
) -> None:
    """Closed and crashed in turn, without a network for words all the while."""
    is_dead = [True]
    phone.route("**/keep/", lambda way: way.abort() if is_dead[0] else way.continue_())
    said = ""
    for turn in range(30):
        page = middle(table.open(phone))
        field = page.get_by_label("A word to remember")
        expect(field).to_have_value(said)
        field.press("End")
        field.press_sequentially(f"{turn} ")
        said += f"{turn} "
        if turn % 2:
            page.close()
            continue
        with suppress(PlaywrightError):
            page.goto("chrome://crash", timeout=3000)
    is_dead[0] = False
    settled(table.open(phone))
    assert stored() == {"": (said, False)}
