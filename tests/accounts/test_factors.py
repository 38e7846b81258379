"""A second factor: asked of staff always, of others who chose one; and how long staff stay in."""

import base64
import hmac
import re
import struct
import time

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.accounts.sessions import IDLE, LONGEST
from apps.core.moves import NotYours
from apps.home.actions import start_anew
from apps.home.demo.cast import PASSWORD
from apps.mail.models import Message
from apps.timeline.models import Entry
from tests.conftest import NOW, Cast

CASELOAD, WAYS = reverse("advising:caseload"), reverse("mfa_index")


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_SECOND_FACTOR = True


def code_of(secret: str, ahead: int = 0) -> str:
    """The six digits of RFC 6238 that an app shows so many half minutes from now."""
    step = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.digest(base64.b32decode(secret), step, "sha1")
    at = digest[-1] & 15
    number = struct.unpack(">I", digest[at : at + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def sign_in(client: Client, person: Person) -> str:
    """Where the right password leads."""
    if not person.has_usable_password():  # a new one would end the sessions there are
        person.set_password(PASSWORD)
        person.save()
    words = {"login": person.email, "password": PASSWORD}
    return client.post(reverse("account_login"), words).headers["Location"]


def set_up_an_app(client: Client) -> str:
    """Its secret."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    found = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", page)
    assert found, page
    client.post(reverse("mfa_activate_totp"), {"code": code_of(found.group(1))})
    return found.group(1)


def test_staff_without_one_see_only_the_pages_that_add_one(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    pages = [CASELOAD, reverse("advising:drafts"), reverse("home:go"), "/"]
    assert [client.get(page).headers.get("Location") for page in pages] == [WAYS] * 4
    part = client.post(CASELOAD, headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == WAYS
    text = client.get(WAYS).content.decode()
    assert "Add a second way to show that it is you. Staff need one." in text


@pytest.mark.django_db(transaction=True)
def test_an_app_is_set_up_and_asked_for_next_time(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    secret = set_up_an_app(client)
    assert client.get(CASELOAD).status_code == 200
    told = [message.values["subject"] for message in Message.objects.order_by("pk")]
    assert "An app was added to your account" in told
    again = Client()
    assert sign_in(again, cast.dana) == reverse("mfa_authenticate")
    assert again.get(CASELOAD).headers["Location"].startswith(reverse("account_login"))
    wrong = again.post(reverse("mfa_authenticate"), {"code": "000000"}).content.decode()
    assert "That is not the code. Look at the app and try again." in wrong
    again.post(reverse("mfa_authenticate"), {"code": code_of(secret, ahead=1)})
    assert again.get(CASELOAD).status_code == 200


def test_a_code_counts_once(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    secret = set_up_an_app(client)
    code, came = code_of(secret, ahead=1), []
    for visitor in (Client(), Client()):
        sign_in(visitor, cast.dana)
        visitor.post(reverse("mfa_authenticate"), {"code": code})
        came.append(visitor.get(CASELOAD).status_code)
    assert came == [200, 302]


def test_a_spare_code_stands_in_once(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    set_up_an_app(client)
    page = client.get(reverse("mfa_view_recovery_codes")).content.decode()
    codes = re.findall(r"<li><code>(\d+)</code>", page)
    assert len(codes) == 10
    came = []
    for visitor in (Client(), Client()):
        sign_in(visitor, cast.dana)
        visitor.post(reverse("mfa_authenticate"), {"code": codes[0]})
        came.append(visitor.get(CASELOAD).status_code)
    assert came == [200, 302]
    assert codes[1] in client.get(reverse("mfa_download_recovery_codes")).content.decode()


def test_secrets_are_not_read_out_of_the_database(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    secret = set_up_an_app(client)
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert len(kept) > 100
    assert secret not in kept


def test_staff_keep_one_way_and_students_none_if_they_like(client: Client, cast: Cast) -> None:
    left = []
    for person in (cast.dana, cast.imani):
        visitor = Client()
        sign_in(visitor, person)
        set_up_an_app(visitor)
        visitor.post(reverse("mfa_deactivate_totp"))
        left.append(Authenticator.objects.filter(user=person, type="totp").count())
    assert left == [1, 0]


def test_students_and_alumni_are_not_asked(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.imani) == reverse("home:today")
    assert client.get(reverse("contacts:people")).status_code == 200


def test_the_name_of_the_site_is_not_the_requests(
    client: Client, cast: Cast, settings: Settings
) -> None:
    settings.ALLOWED_HOSTS = ["*"]
    settings.RAPPORT_BASE_URL = "https://rapport.alder.example"
    sign_in(client, cast.imani)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_add_webauthn"), headers={"host": "evil.example"})
    options = page.context["js_data"]["creation_options"]["publicKey"]
    assert options["rp"]["id"] == "rapport.alder.example"
    assert options["authenticatorSelection"]["userVerification"] == "required"


def test_a_passkey_that_nobody_made_lets_nobody_in(client: Client, cast: Cast) -> None:
    login = reverse("mfa_login_webauthn")
    client.get(login, headers={"Accept": "application/json"})
    answers = ('{"id": "x", "rawId": "eA", "type": "public-key", "response": {}}', '{"id": "x"}')
    for credential in ("", "{}", "[]", "7", "not json", *answers):
        answer = client.post(login, {"credential": credential})
        assert answer.headers["Location"] == reverse("account_login")
    assert "_auth_user_id" not in client.session


def aged(client: Client, **ago: int) -> None:
    """The session began, or was seen, so many seconds earlier."""
    session = client.session
    times = session["staff"]
    session["staff"] = {name: at - ago.get(name, 0) for name, at in times.items()}
    session.save()


@pytest.mark.parametrize(
    ("ago", "expected"),
    [
        ({"seen": IDLE - 60}, 200),
        ({"seen": IDLE + 1}, 302),
        ({"began": LONGEST - 60}, 200),
        ({"began": LONGEST + 1}, 302),
    ],
)
def test_staff_stay_in_half_an_hour_and_twelve_hours_at_most(
    client: Client, cast: Cast, ago: dict[str, int], expected: int
) -> None:
    sign_in(client, cast.dana)
    set_up_an_app(client)
    aged(client, **ago)
    assert client.get(CASELOAD).status_code == expected


def test_every_request_of_staff_begins_the_half_hour_anew(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    set_up_an_app(client)
    for _time in range(3):
        aged(client, seen=IDLE - 60)
        assert client.get(CASELOAD).status_code == 200
    assert time.time() - client.session["staff"]["seen"] < IDLE - 60


def test_students_stay_in(client: Client, cast: Cast) -> None:
    sign_in(client, cast.imani)
    assert "staff" not in client.session


def test_one_ends_all_other_sessions(client: Client, cast: Cast) -> None:
    other = Client(headers={"User-Agent": "Library desk"})
    for visitor in (client, other):
        sign_in(visitor, cast.imani)
    page = client.get(reverse("usersessions_list")).content.decode()
    assert "Library desk" in page
    client.post(reverse("usersessions_list"))
    assert client.get(reverse("contacts:people")).status_code == 200
    assert other.get(reverse("contacts:people")).status_code == 302
    assert Session.objects.count() == 1


def test_a_coordinator_lets_a_colleague_begin_anew(client: Client, cast: Cast) -> None:
    sign_in(client, cast.dana)
    set_up_an_app(client)
    nils = Client()
    sign_in(nils, cast.nils)
    set_up_an_app(nils)
    page = reverse("home:colleague", args=[cast.dana.pk])
    assert "Let Dana start anew" in nils.get(page).content.decode()
    nils.post(page, {"do": "anew"})
    assert client.get(CASELOAD).headers["Location"].startswith(reverse("account_login"))
    assert sign_in(client, cast.dana) != reverse("mfa_authenticate")
    assert client.get(CASELOAD).headers["Location"] == WAYS


def test_nobody_does_so_for_themselves_or_without_the_part(cast: Cast) -> None:
    for by, person in ((cast.nils, cast.nils), (cast.dana, cast.ruth), (cast.imani, cast.dana)):
        with pytest.raises(NotYours):
            start_anew(person, now=NOW, by=by)
    assert not Entry.objects.filter(verb="start_anew").exists()
