"""The page of one's own address in a real Chromium: clean, by keys alone, and without a script."""

from datetime import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.models import Person
from apps.home.actions import ask_address, keep_address, prove_address
from apps.home.models import AddressChange
from apps.mail.models import Message
from apps.students.models import Student
from tests.accounts.test_sign_in import code_to
from tests.conftest import Cast
from tests.looks import LOOKS, faults, seen, signed_in
from tests.outreach.test_scanners import links_in_mails

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]
PAGE, NEW = reverse("home:address"), "dana@new.example"


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]


def mailed() -> str:
    return str(Message.objects.get(template="home/mail/address_code").values["code"])


@pytest.mark.parametrize("look", LOOKS)
def test_every_state_of_the_page(
    browser: Browser,
    live_server: LiveServer,
    cast: Cast,
    morning: datetime,
    look: tuple[int, str],
) -> None:
    name, page = f"{look[0]}-{look[1]}", live_server.url + PAGE
    context = signed_in(browser, cast.dana, live_server.url, look)
    found = {"form": faults(context, page, f"address-{name}")}
    wrong = context.new_page()
    wrong.goto(page)
    press(wrong, "no address")
    summary = wrong.get_by_role("group", name="There is a problem")
    assert "Write the whole address" in summary.inner_text()
    found["wrong"] = seen(wrong, f"address-wrong-{name}")
    asked = ask_address(NEW, now=morning, by=cast.dana)
    found["code"] = faults(context, page, f"address-code-{name}")
    assert prove_address(asked, mailed(), now=morning, by=cast.dana)
    found["waits"] = faults(context, page, f"address-waits-{name}")
    path = next(path for mail, path in links_in_mails(morning) if mail.endswith("address_asked"))
    found["deny"] = faults(context, live_server.url + path, f"address-deny-{name}")
    keep_address(asked, now=morning, by=cast.dana)
    found["denied"] = faults(context, live_server.url + path, f"address-denied-{name}")
    context.close()
    Student.objects.update(on_roster={"year": "third year"})
    student = signed_in(browser, cast.imani, live_server.url, look)
    found["campus"] = faults(student, page, f"address-campus-{name}")
    student.close()
    assert {state: said for state, said in found.items() if said} == {}


def press(page: Page, email: str) -> None:
    page.get_by_label("Your new e-mail address").fill(email)
    page.get_by_role("button", name="Send me a code").click()


@pytest.mark.parametrize("script", [True, False])
def test_by_keys_alone_from_the_form_to_the_day(
    browser: Browser, live_server: LiveServer, cast: Cast, morning: datetime, *, script: bool
) -> None:
    context = signed_in(browser, cast.dana, live_server.url, (390, "light"), script=script)
    page = context.new_page()
    page.goto(live_server.url + PAGE)
    keyed(page, "Your new e-mail address", NEW)
    expect(page.get_by_role("heading", name="Is it you?")).to_be_visible()
    page.get_by_role("button", name="Send me a code").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Code", exact=True)).to_be_visible()
    keyed(page, "Code", code_to(cast.dana.email))
    expect(page.get_by_label("Your new e-mail address")).to_have_value(NEW)
    keyed(page, "Your new e-mail address", "")
    expect(page.get_by_role("heading", name="Type the code")).to_be_visible()
    keyed(page, "Code", mailed())
    page.wait_for_selector("text=A new address from Thursday 26 November")
    context.close()
    assert AddressChange.objects.waiting().get().email == NEW
    assert Person.objects.get(pk=cast.dana.pk).email == "dana@alder.example"


def keyed(page: Page, label: str, words: str) -> None:
    """Types into a field, and presses Enter."""
    page.get_by_label(label, exact=True).focus()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
