"""What was typed is on this device until the server has it: a closed tab loses no word."""

import re

import pytest
from playwright.sync_api import Browser, expect

from tests.journeys.pair import pair
from tests.journeys.site import Site
from tests.journeys.walker import Way

pytestmark = pytest.mark.journey

PHONE = Way(script=True, width=390)
TYPED = "Dear Rosalind,\n\nThese words were never saved."


def test_words_outlive_a_tab_that_closed_before_they_were_saved(
    site: Site, browser: Browser
) -> None:
    two = pair(site, PHONE, "mirror")
    imani, _rosalind = two.walkers(browser)
    imani.open(f"/contacts/{two.contact}/")
    imani.press("Write to Rosalind")
    composer = imani.page.url
    note = imani.page.get_by_label("Your note")
    before = note.input_value()
    note.press_sequentially("Never saved. ")
    imani.page.close()
    tab = imani.page = imani.context.new_page()
    tab.goto(composer)
    note, told = tab.get_by_label("Your note"), tab.locator("#mirror")
    expect(told).to_contain_text("Restored from this device.")
    expect(note).to_have_value(re.compile("Never saved. "))
    imani.look("compose-restored")
    told.get_by_role("button", name="Take what was saved").click()
    expect(note).to_have_value(before)
    expect(told).to_be_hidden()
    tab.reload()
    expect(tab.locator("#mirror")).to_be_hidden()
    note = tab.get_by_label("Your note")
    note.fill(TYPED)
    imani.press("Save and see")
    expect(tab.locator("#mirror")).to_be_hidden()
    expect(tab.get_by_label("Your note")).to_have_value(TYPED)
    assert imani.faults == []
