"""Who adds a way in shows once more that it is they, also who has neither password nor factor."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from apps.accounts.models import Person
from apps.mail.models import Message
from config import single_sign_on
from tests.accounts.campus.forge import CLIENT, SECRET, Forge, come_back, served
from tests.accounts.campus.forge_saml import IDP, metadata, new_pair
from tests.accounts.test_factors import code_of
from tests.accounts.test_sign_in import code_to
from tests.conftest import Cast

AGAIN = reverse("accounts:again")
ADDING = ("mfa_activate_totp", "mfa_add_webauthn", "mfa_generate_recovery_codes")


@pytest.fixture(autouse=True)
def as_on_a_server(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "apps.mail.backend.Outbox"
    settings.ACCOUNT_RATE_LIMITS = False
    settings.RAPPORT_SECOND_FACTOR = True


@pytest.fixture
def forge(settings: Settings) -> Iterator[Forge]:
    with served(Forge()) as one:
        app = single_sign_on.oidc("Alder account", one.issuer, CLIENT, SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield one


def show(client: Client, person: Person, onward: str) -> str:
    """By a code of a mail; where it leads."""
    client.post(AGAIN, {"next": onward, "do": "send"})
    answer = client.post(AGAIN, {"next": onward, "code": code_to(person.email)})
    Message.objects.filter(to_address=person.email, template="").delete()
    return str(answer.headers["Location"])


def asked_from(answer_location: str) -> str:
    """The page that asks, without where it leads on to."""
    return urlsplit(answer_location).path


@pytest.mark.parametrize("who", ["imani", "dana"])
@pytest.mark.parametrize("name", ADDING)
def test_adding_asks_who_one_is(client: Client, cast: Cast, name: str, who: str) -> None:
    client.force_login(getattr(cast, who))
    page = reverse(name)
    asked = [client.get(page).headers["Location"], client.post(page).headers["Location"]]
    assert [asked_from(one) for one in asked] == [AGAIN] * 2
    assert parse_qs(urlsplit(asked[0]).query) == {"next": [page]}
    assert client.get(asked[0]).status_code == 200
    assert Authenticator.objects.count() == 0


def test_an_app_is_added_after_a_code_of_a_mail_and_not_asked_for_twice(
    client: Client, cast: Cast
) -> None:
    client.force_login(cast.dana)
    page = reverse("mfa_activate_totp")
    assert show(client, cast.dana, page) == page
    found = re.search(r"<code[^>]*>([A-Z2-7]{32})</code>", client.get(page).content.decode())
    assert found
    client.post(page, {"code": code_of(found.group(1))})
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    kinds = Authenticator.objects.filter(user=cast.dana).order_by("type")
    assert list(kinds.values_list("type", flat=True)) == ["recovery_codes", "totp"]


def test_beside_a_password_a_mailed_code_adds_nothing(client: Client, cast: Cast) -> None:
    """Allauth asks for what they have; the weaker proof takes no way around it."""
    cast.imani.set_password("orchard-lamp-river")
    cast.imani.save()
    client.force_login(cast.imani)
    page = reverse("mfa_activate_totp")
    assert show(client, cast.imani, page) == page
    assert asked_from(client.get(page).headers["Location"]) == reverse("account_reauthenticate")


def test_a_campus_account_is_connected_after_it(client: Client, cast: Cast, forge: Forge) -> None:
    provider = str(single_sign_on.oidc("", forge.issuer, "", "")["provider_id"])
    client.force_login(cast.imani)
    way = reverse("openid_connect_login", args=[provider]) + "?process=connect"
    asked, ways = client.get(way).headers["Location"], reverse("mfa_index")
    assert (asked_from(asked), parse_qs(urlsplit(asked).query)) == (AGAIN, {"next": [ways]})
    assert "press “Connect” once more" in client.get(asked).content.decode()
    assert show(client, cast.imani, ways) == ways
    sent = parse_qs(urlsplit(client.get(way).headers["Location"]).query)
    forge.nonce = sent["nonce"][0]
    assert come_back(client, sent["state"][0], provider) == 302
    assert [one.user_id for one in SocialAccount.objects.all()] == [cast.imani.pk]


def test_on_the_way_back_it_is_asked_too(client: Client, cast: Cast, forge: Forge) -> None:
    """Where more than minutes passed at the provider: the account is kept, and connected after."""
    provider = str(single_sign_on.oidc("", forge.issuer, "", "")["provider_id"])
    client.force_login(cast.imani)
    way = reverse("openid_connect_login", args=[provider]) + "?process=connect"
    show(client, cast.imani, "")
    sent = parse_qs(urlsplit(client.get(way).headers["Location"]).query)
    forge.nonce = sent["nonce"][0]
    session = client.session
    del session["again_at"], session["account_authentication_methods"]
    session.save()
    back = reverse("openid_connect_callback", args=[provider])
    answer = client.get(back, {"code": "c", "state": sent["state"][0]}, follow=True)
    assert answer.redirect_chain[-1][0] == AGAIN
    assert SocialAccount.objects.count() == 0
    assert show(client, cast.imani, "") == reverse("mfa_index")
    assert SocialAccount.objects.get().user == cast.imani


def test_so_it_is_with_saml(client: Client, cast: Cast, settings: Settings) -> None:
    app = single_sign_on.saml("Alder account", metadata(new_pair()[1], f"{IDP}/sso"))
    app["settings"]["advanced"] |= {"allow_single_label_domains": True}
    settings.SOCIALACCOUNT_PROVIDERS = {"saml": {"APPS": [app]}}
    visitor = Client(headers={"host": "testserver"})
    visitor.force_login(cast.imani)
    way = reverse("saml_login", args=["campus"]) + "?process=connect"
    assert asked_from(visitor.get(way).headers["Location"]) == AGAIN
    show(visitor, cast.imani, "")
    assert visitor.get(way).headers["Location"].startswith(f"{IDP}/sso")
    stranger = Client(headers={"host": "testserver"})
    assert asked_from(stranger.get(way).headers["Location"]) == reverse("account_login")
