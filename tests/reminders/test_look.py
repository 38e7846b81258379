"""The pages of reminders in a real Chromium: axe finds nothing, nothing sticks out."""

from datetime import datetime, timedelta

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from apps.accounts.links import Errand, mint
from apps.accounts.models import Person
from apps.contacts.actions import Acquaintance, add, begin_keeping, end_keeping
from apps.mail.models import Message
from apps.reminders.actions import stop_kind, sweep
from apps.reminders.models import DailyMail, Preference, Reminder
from tests.conftest import Cast
from tests.looks import LOOKS, faults, seen, signed_in

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DAY = timedelta(days=1)


@pytest.fixture
def reminders(cast: Cast, morning: datetime) -> list[Reminder]:
    """Of Imani's: two in one mail, one shown, one planned, one settled; the longest of names."""
    names = ("Zo\u00eb Okonjo-Achterberg of a very long family name", "Bo Li", "Cleo", "Dee")
    for name, days in zip(names, (91, 91, 91, 0), strict=True):
        friend = add(Acquaintance(name, "friend"), student=cast.student, now=morning, by=cast.imani)
        begin_keeping(friend, "days", now=morning - days * DAY, by=cast.imani)
        if name == "Cleo":
            sweep(now=morning)
            Message.objects.update(state="sent", sent_at=morning)
            end_keeping(friend, now=morning, by=cast.imani)
    return list(Reminder.objects.order_by("pk"))


def path_of(view: str, purpose: str, person: Person, now: datetime, row: Reminder | None) -> str:
    subject = ("reminders.reminder", row.pk) if row else ("", None)
    return reverse(view, args=[mint(Errand(purpose, *subject), person=person, now=now)])


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_clean(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    reminders: list[Reminder],
    morning: datetime,
    look: tuple[int, str],
) -> None:
    first, settled = reminders[0], reminders[2]
    imani, rosalind = cast.imani, cast.rosalind
    pages = {
        "mine": (imani, reverse("reminders:mine")),
        "empty": (cast.mateo, reverse("reminders:mine")),
        "preferences": (imani, reverse("reminders:preferences")),
        "alum": (rosalind, reverse("reminders:preferences")),
        "choose": (imani, path_of("reminders:choose", "preferences", imani, morning, None)),
        "stop": (imani, path_of("reminders:stop", "stop", imani, morning, first)),
        "act": (imani, path_of("home:act", "nudge", imani, morning, first)),
        "settled": (imani, path_of("home:act", "nudge", imani, morning, settled)),
        "queue": (cast.nils, reverse("reminders:queue")),
    }
    Message.objects.update(state="queued", sent_at=None, not_before=morning - DAY)
    found, site = {}, str(live_server.url)
    for name, (person, path) in pages.items():
        context = signed_in(browser, person, site, look)
        found[name] = faults(context, site + path, f"reminders-{name}-{look[0]}-{look[1]}")
        context.close()
    assert found == {name: [] for name in found}


def counted(page: Page, text: str) -> int:
    """How often the answer says it: waited for, since a press does not wait for its page."""
    said = page.get_by_text(text)
    said.first.wait_for()
    return said.count()


@pytest.mark.parametrize("look", LOOKS)
def test_every_press_works_without_a_script(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    reminders: list[Reminder],
    morning: datetime,
    look: tuple[int, str],
) -> None:
    site, found = str(live_server.url), {}
    context = signed_in(browser, cast.imani, site, look, script=False)
    page = context.new_page()
    page.goto(site + reverse("reminders:mine"))
    page.locator("summary", has_text="Later, or no more").first.click()
    page.get_by_role("button", name="On that day").first.click()
    found["mine"] = counted(page, "Choose a day.")
    act = site + path_of("home:act", "nudge", cast.imani, morning, reminders[0])
    page.goto(act)
    page.get_by_role("button", name="On that day").click()
    found["act"] = counted(page, "Choose a day.")
    page.get_by_role("button", name="In a week").click()
    page.get_by_text("You hear of it again on Monday 30 November.").wait_for()
    page.goto(site + path_of("reminders:choose", "preferences", cast.imani, morning, None))
    page.get_by_label("The daily mail comes").select_option("17")
    page.get_by_role("button", name="Save").click()
    page.get_by_text("Saved.").wait_for()
    context.close()
    assert found == {"mine": 2, "act": 2}  # above the page, and at its field
    assert DailyMail.objects.get().hour == 17
    assert Reminder.objects.exclude(snoozed_until=None).count() == 2


@pytest.mark.parametrize("look", LOOKS)
def test_errors_and_answers_have_no_fault(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    reminders: list[Reminder],
    morning: datetime,
    look: tuple[int, str],
) -> None:
    site, found = str(live_server.url), {}
    context = signed_in(browser, cast.imani, site, look)
    page = context.new_page()
    page.goto(site + reverse("reminders:mine"))
    page.locator("summary", has_text="Later, or no more").first.press("Enter")
    page.get_by_role("button", name="On that day").first.press("Enter")
    page.get_by_text("Choose a day.").first.wait_for()
    found["mine"] = seen(page, f"reminders-mine-error-{look[0]}-{look[1]}")
    page.goto(site + path_of("home:act", "nudge", cast.imani, morning, reminders[0]))
    page.get_by_role("button", name="On that day").press("Enter")
    page.get_by_text("Choose a day.").first.wait_for()
    found["act"] = seen(page, f"reminders-act-error-{look[0]}-{look[1]}")
    page.get_by_role("button", name="In a day").press("Enter")
    page.get_by_text("You hear of it again").wait_for()
    found["acted"] = seen(page, f"reminders-acted-{look[0]}-{look[1]}")
    stop_kind("log_it", now=morning, by=cast.imani)
    page.goto(site + path_of("reminders:stop_daily", "stop_daily", cast.imani, morning, None))
    page.get_by_role("button", name="Stop these mails").press("Enter")
    page.get_by_text("The daily mail does not come any more.").wait_for()
    found["stopped"] = seen(page, f"reminders-stopped-{look[0]}-{look[1]}")
    context.close()
    assert found == {name: [] for name in found}
    assert Preference.objects.get().kind == "log_it"
