"""A leg of the staff's day: from the caseload to the report, which leaves as a file."""

from datetime import datetime, timedelta
from pathlib import Path

from playwright.sync_api import Page, expect

from apps.accounts.models import Person
from apps.advising.models import Export
from apps.contacts.models import Contact
from apps.interviews.models import Interview
from tests.journeys.keys import Keys


def talked(advisor: Person, now: datetime) -> None:
    """One of the advisor's students has held a conversation: there is something to count."""
    known = Contact.objects.filter(student__advisor=advisor).latest("pk")
    Interview.objects.create(
        contact=known, status="held", uid="leg", created_at=now, ended_at=now - timedelta(days=1)
    )


def reported(page: Page, keys: Keys, person: Person) -> None:
    """By the keyboard, from any page of theirs: find it, choose this term, take the figures."""
    page.keyboard.press("Control+k")
    expect(page.locator("#go-q")).to_be_focused()
    page.keyboard.type("dean")
    expect(page.locator("#found a")).to_have_count(1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/")
    keys.to("Fall 2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**/report/?first=2026-08-01*")
    assert page.get_by_role("link", name="Fall 2026").get_attribute("aria-current") == "true"
    keys.to("Export as CSV")
    with page.expect_download() as coming:
        page.keyboard.press("Enter")
    text = Path(coming.value.path()).read_text(encoding="utf-8-sig")
    assert text.startswith("Part,Figure,Number,Of")
    made = Export.objects.filter(what="report", by=person).get()
    assert (made.kind, made.rows) == ("csv", len(text.splitlines()) - 1)
