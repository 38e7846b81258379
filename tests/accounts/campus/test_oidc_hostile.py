"""ID tokens that are not what they seem: each beside a twin that comes in."""

import base64
import json
import time
from collections.abc import Callable, Iterator

import jwt
import pytest
from allauth.socialaccount.models import SocialAccount
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.test import Client
from pytest_django.fixtures import Settings

from config import single_sign_on
from tests.accounts.campus.forge import (
    CLIENT,
    SECRET,
    Forge,
    begin,
    come_back,
    is_in,
    new_key,
    served,
)
from tests.conftest import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def forge(settings: Settings) -> Iterator[Forge]:
    with served(Forge()) as one:
        app = single_sign_on.oidc("Alder account", one.issuer, CLIENT, SECRET)
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [app]}}
        yield one


@pytest.fixture
def provider(forge: Forge, cast: Cast, settings: Settings) -> str:
    """Imani's subject is known."""
    name = str(settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]["provider_id"])
    SocialAccount.objects.create(user=cast.imani, provider=name, uid="s-1")
    return name


def bare(forge: Forge) -> str:
    """Alg none, and no signature."""
    return f"{_part({'alg': 'none', 'kid': 'one'})}.{_part(forge.proper())}."


def by_public_key(forge: Forge) -> str:
    """HS256 with what everybody can read: the public key as a shared secret."""
    secret = forge.key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    head, body = _part({"alg": "HS256", "kid": "one"}), _part(forge.proper())
    signed = jwt.algorithms.HMACAlgorithm(jwt.algorithms.HMACAlgorithm.SHA256).sign(
        f"{head}.{body}".encode(), secret
    )
    return f"{head}.{body}.{base64.urlsafe_b64encode(signed).decode().rstrip('=')}"


def _part(content: dict[str, object]) -> str:
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def tampered(forge: Forge) -> str:
    """Another subject under the signature of the first."""
    head, _body, signature = forge.signed().split(".")
    return f"{head}.{_part(forge.proper() | {'sub': 's-1', 'admin': True})}.{signature}"


def with_own_key(forge: Forge) -> str:
    """The key that signed it is inside the token."""
    key = new_key()
    jwk = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
    return forge.signed(key, jwk=jwk)


def changed(**claims: object) -> Callable[[Forge], None]:
    return lambda forge: forge.claims.update(claims)


def token(made: Callable[[Forge], object]) -> Callable[[Forge], None]:
    return lambda forge: setattr(forge, "token", made)


def said(name: str, value: object) -> Callable[[Forge], None]:
    return lambda forge: setattr(forge, name, value)


ATTACKS: dict[str, Callable[[Forge], None]] = {
    "another issuer": changed(iss="https://evil.example"),
    "another audience": changed(aud="another-app"),
    "several audiences, none of them us": changed(aud=["a", "b"]),
    "grown old": changed(exp=int(time.time()) - 3600),
    "no end": changed(exp=None),
    "not yet": changed(nbf=int(time.time()) + 3600),
    "no nonce": changed(nonce=None),
    "the nonce of another sign-in": changed(nonce="x" * 43),
    "no subject": changed(sub=None),
    "an empty subject": changed(sub=""),
    "a subject that is a list": changed(sub=["s-1"]),
    "made for us and somebody else": changed(aud=[CLIENT, "b"]),
    "made for another party": changed(aud=[CLIENT, "b"], azp="b"),
    "alg none": token(bare),
    "a shared secret": token(lambda forge: forge.signed(SECRET, "HS256")),
    "the public key as secret": token(by_public_key),
    "another key of the same name": token(lambda forge: forge.signed(new_key())),
    "a key that nobody publishes": token(lambda forge: forge.signed(new_key(), kid="two")),
    "a key inside the token": token(with_own_key),
    "a changed body": token(tampered),
    "no token at all": token(lambda _forge: 7),
    "a torn token": token(lambda _forge: "a.b"),
    "details of somebody else": said("about", {"sub": "s-2"}),
    "details without a subject": said("about", {"sub": None}),
    "details that are none": said("about", "<html>"),
    "a provider that says it is another": said("discovered", {"issuer": "https://evil.example"}),
    "a provider without an address": said("discovered", {"token_endpoint": None}),
    "keys that are none": said("keys", {"keys": "none"}),
}


def test_the_twin_of_them_all_comes_in(client: Client, forge: Forge, provider: str) -> None:
    assert come_back(client, begin(client, forge, provider), provider) == 302
    assert is_in(client)


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_lets_nobody_in(client: Client, forge: Forge, provider: str, attack: str) -> None:
    state = begin(client, forge, provider)
    ATTACKS[attack](forge)
    status = come_back(client, state, provider)
    assert (status, is_in(client)) == (403, False)
    assert SocialAccount.objects.count() == 1


def test_a_state_belongs_to_one_browser_and_counts_once(
    client: Client, forge: Forge, provider: str
) -> None:
    state = begin(client, forge, provider)
    other = Client()
    assert (come_back(other, state, provider), is_in(other)) == (403, False)
    assert come_back(client, state, provider) == 302
    client.logout()
    assert (come_back(client, state, provider), is_in(client)) == (403, False)


def test_a_link_does_not_change_what_is_asked(client: Client, forge: Forge, provider: str) -> None:
    answer = client.get(
        f"/accounts/oidc/{provider}/login/",
        {"scope": "everything", "auth_params": "redirect_uri=https://evil.example"},
    )
    location = answer.headers["Location"]
    assert ("everything" in location, "evil" in location) == (False, False)


def test_a_provider_that_is_away_is_said_in_words(
    client: Client, provider: str, settings: Settings
) -> None:
    app = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"][0]
    app["settings"]["server_url"] = "http://127.0.0.1:9"
    page = client.post(f"/accounts/oidc/{provider}/login/")
    assert page.status_code == 403
    assert "Try once more; if it stays so" in page.content.decode()


def test_without_a_provider_there_is_neither_a_button_nor_an_address(
    client: Client, cast: Cast
) -> None:
    assert client.post("/accounts/oidc/oidc-0/login/").status_code == 404
    assert client.post("/accounts/saml/campus/login/").status_code == 404
    assert "Sign in with" not in client.get("/accounts/login/").content.decode()
