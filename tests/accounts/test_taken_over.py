"""An account that somebody prepared behind an address of somebody else goes to its owner, empty."""

from datetime import datetime

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.audit.models import Event, What
from apps.home.models import AddressChange, Ended
from apps.mail.models import Message
from tests.accounts.test_sign_in import SIGN_UP, code_to
from tests.conftest import NOW, Cast

EMAIL, PREPARED = str(SIGN_UP["email"]), str(SIGN_UP["password1"])
SAID = "The password set then opens nothing any more"


@pytest.fixture(autouse=True)
def open_to_alder(settings: Settings) -> None:
    settings.RAPPORT_STUDENT_DOMAINS = ["alder.example"]
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False


@pytest.fixture
def prepared(cast: Cast) -> Person:
    """Signed up by somebody who does not read that mail."""
    Client().post(reverse("account_signup"), SIGN_UP)
    Message.objects.all().delete()
    return Person.objects.get(email=EMAIL)


def come_in(client: Client) -> str:
    """By a code, as the owner; what the first page says."""
    client.post(reverse("account_request_login_code"), {"email": EMAIL})
    code = code_to(EMAIL)
    client.post(reverse("account_confirm_login_code"), {"code": code})
    Message.objects.all().delete()
    return client.get("/", follow=True).content.decode()


def by_password(client: Client) -> str | None:
    answer = client.post(reverse("account_login"), {"login": EMAIL, "password": PREPARED})
    return answer.headers.get("Location")


def test_a_password_set_before_the_owner_came_opens_nothing(
    client: Client, prepared: Person
) -> None:
    other = Client()
    assert by_password(other) == reverse("account_email_verification_sent")
    Message.objects.all().delete()
    assert SAID in come_in(client)
    assert EmailAddress.objects.filter(user=prepared, verified=True).exists()
    assert by_password(Client()) is None
    other.get(reverse("account_email_verification_sent"))
    assert "_auth_user_id" not in other.session


def test_nothing_else_that_was_prepared_is_left(client: Client, prepared: Person) -> None:
    Authenticator.objects.create(user=prepared, type="totp", data={"secret": "x"})
    SocialAccount.objects.create(user=prepared, provider="campus", uid="s-7")
    change = AddressChange.objects.create(
        person=prepared, email="evil@alder.example", was=EMAIL, asked_at=NOW, due_at=NOW
    )
    other = Client()
    other.force_login(prepared)
    assert other.get(reverse("home:address")).status_code == 200
    come_in(client)
    change.refresh_from_db()
    assert other.get(reverse("home:address")).status_code == 302
    assert client.get(reverse("home:address")).status_code == 200
    left = [model.objects.filter(user=prepared).count() for model in (Authenticator, SocialAccount)]
    assert (left, change.ended) == ([0, 0], Ended.NOT_ME)
    noted = Event.objects.filter(what=What.TAKEN_OVER)
    assert list(noted.values_list("by", "person")) == [(prepared.pk, prepared.pk)]


def test_a_wrong_code_and_a_new_one_take_nothing(client: Client, prepared: Person) -> None:
    client.post(reverse("account_request_login_code"), {"email": EMAIL})
    page = reverse("account_confirm_login_code")
    client.post(page, {"code": "WRONG1"})
    client.post(page, {"action": "resend"})
    prepared.refresh_from_db()
    assert prepared.check_password(PREPARED)
    assert Event.objects.filter(what=What.TAKEN_OVER).count() == 0


def test_who_showed_their_address_keeps_password_and_sessions(
    client: Client, cast: Cast, now: datetime
) -> None:
    Client().post(reverse("account_signup"), SIGN_UP)
    first = Client()
    by_password(first)
    code = Message.objects.filter(to_address=EMAIL).order_by("-pk")[0]
    typed = next(line for line in code.values["text"].splitlines() if len(line) in range(6, 10))
    first.post(reverse("account_email_verification_sent"), {"code": typed})
    Message.objects.all().delete()
    assert SAID not in come_in(client)
    assert first.get(reverse("home:address")).status_code == 200
    assert by_password(Client()) == reverse("home:today")
