"""Ways to sign in, in a real Chromium with an authenticator of its own."""

from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page, expect
from pytest_django.fixtures import Settings
from pytest_django.live_server_helper import LiveServer

from apps.accounts.campus.affiliation import remember
from apps.accounts.models import Person
from apps.alumni.actions import open_account
from apps.core.clock import now as clock
from apps.home.demo.cast import PASSWORD
from tests.conftest import Cast
from tests.looks import LOOKS, at_rest, seen

pytestmark = [pytest.mark.journey, pytest.mark.django_db(transaction=True)]

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
PAGES = (
    "mfa_index",
    "mfa_list_webauthn",
    "mfa_add_webauthn",
    "mfa_activate_totp",
    "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes",
    "usersessions_list",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "account_change_password",
)


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    settings.RAPPORT_SECOND_FACTOR = True


def with_device(context: BrowserContext, **changed: bool) -> Page:
    """A page in a browser whose device has a finger that is always there."""
    page = context.new_page()
    page.set_default_timeout(10_000)
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE | changed})
    return page


def forget(page: Page) -> None:
    """As a browser that was never here: no request of the page before sets a cookie behind it."""
    page.goto("about:blank")
    page.context.clear_cookies()


def press(page: Page, name: str) -> None:
    with page.expect_navigation():
        page.locator("main").get_by_role("button", name=name).first.click()


def come_in(page: Page, site: str, address: str) -> None:
    page.goto(site + reverse("account_login"))
    page.get_by_label("Email").fill(address)
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Sign in")


def add_a_passkey(page: Page, site: str) -> None:
    """It is asked first whether it is them."""
    page.goto(site + reverse("mfa_add_webauthn"))
    page.get_by_label("Password").fill(PASSWORD)
    press(page, "Go on")
    page.get_by_label("Its name").fill("My phone")
    press(page, "Make the passkey")


def known(cast: Cast, name: str) -> str:
    """Their address; they have a password."""
    person = getattr(cast, name)
    person.set_password(PASSWORD)
    person.save()
    return str(person.email)


@pytest.mark.parametrize("look", LOOKS)
def test_every_page_is_clean(
    browser: Browser, live_server: LiveServer, cast: Cast, look: tuple[int, str]
) -> None:
    width, scheme = look
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page, site, wrong = with_device(context), str(live_server.url), {}
    address = known(cast, "dana")
    come_in(page, site, address)
    assert page.url == site + reverse("mfa_index")
    wrong["first"] = seen(page, f"factors-first-{width}-{scheme}")
    add_a_passkey(page, site)
    for name in PAGES:
        page.goto(site + reverse(name))
        wrong[name] = seen(page, f"factors-{name}-{width}-{scheme}")
    key = Authenticator.objects.get(type="webauthn").pk
    for name in ("mfa_edit_webauthn", "mfa_remove_webauthn"):
        page.goto(site + reverse(name, args=[key]))
        wrong[name] = seen(page, f"factors-{name}-{width}-{scheme}")
    forget(page)
    page.goto(site + reverse("account_login"))
    wrong["login"] = seen(page, f"factors-login-{width}-{scheme}")
    come_in(page, site, address)
    wrong["authenticate"] = seen(page, f"factors-authenticate-{width}-{scheme}")
    context.close()
    assert wrong == {name: [] for name in wrong}


def test_an_alum_comes_in_by_a_passkey_alone(
    browser: Browser, live_server: LiveServer, cast: Cast, now: datetime
) -> None:
    site = str(live_server.url)
    address = known(cast, "rosalind")
    open_account(cast.alum, now=now, by=cast.rosalind)
    context = browser.new_context(service_workers="block")
    page = with_device(context)
    come_in(page, site, address)
    add_a_passkey(page, site)
    page.goto(site + reverse("mfa_index"))
    expect(page.locator("main")).to_contain_text("My phone")
    forget(page)
    page.goto(site + reverse("account_login"))
    press(page, "Use a passkey")
    at_rest(page)
    assert page.locator(".me .strong").first.inner_text() == cast.rosalind.name
    # Whoever may not sign in any more does not by a key that is left, either.
    Person.objects.filter(pk=cast.rosalind.pk).update(may_sign_in=False)
    forget(page)
    page.goto(site + reverse("account_login"))
    press(page, "Use a passkey")
    assert page.url == site + reverse("account_inactive")
    context.close()


@pytest.mark.parametrize("look", LOOKS)
def test_whom_the_campus_counts_no_more_reads_so(
    browser: Browser, live_server: LiveServer, cast: Cast, settings: Settings, look: tuple[int, str]
) -> None:
    width, scheme = look
    settings.RAPPORT_SSO_STAFF = ["staff"]
    site, address = str(live_server.url), known(cast, "dana")
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = with_device(context)
    come_in(page, site, address)
    add_a_passkey(page, site)
    remember(cast.dana, ["alum"], now=clock())
    for way in ("Use a passkey", "Sign in"):
        forget(page)
        page.goto(site + reverse("account_login"))
        page.get_by_label("Email").fill(address)
        page.get_by_label("Password").fill(PASSWORD)
        press(page, way)
        assert page.locator("h1").inner_text() == "You are not signed in"
        assert "you are no advisor there any more" in page.locator("main").inner_text()
    assert seen(page, f"no-longer-{width}-{scheme}") == []
    context.close()


def test_for_staff_a_passkey_is_both_steps_and_stands_in_after_a_password(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    site, address = str(live_server.url), known(cast, "dana")
    context = browser.new_context(service_workers="block")
    page = with_device(context)
    come_in(page, site, address)
    add_a_passkey(page, site)
    arrived = []
    for ways in (["Use a passkey"], ["Sign in", "Use a passkey"]):
        forget(page)
        page.goto(site + reverse("account_login"))
        page.get_by_label("Email").fill(address)
        page.get_by_label("Password").fill(PASSWORD)
        for way in ways:
            press(page, way)
        page.goto(site + reverse("advising:caseload"))
        arrived.append(page.url)
    context.close()
    assert arrived == [site + reverse("advising:caseload")] * 2


def test_a_passkey_that_is_not_taken_is_said_in_words(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    """Here the device knows no passkey of this site."""
    context = browser.new_context(service_workers="block")
    page = with_device(context)
    page.goto(str(live_server.url) + reverse("account_login"))
    page.get_by_role("button", name="Use a passkey").click()
    expect(page.locator("#passkey-said")).to_have_text(
        "No passkey was taken. Try again, or go on another way."
    )
    assert page.url == live_server.url + reverse("account_login")
    context.close()


def test_without_scripts_no_passkey_is_offered(
    browser: Browser, live_server: LiveServer, cast: Cast
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(str(live_server.url) + reverse("account_login"))
    assert page.get_by_role("button", name="Use a passkey").count() == 0
    assert page.get_by_role("button", name="Sign in").count() == 1
    context.close()
