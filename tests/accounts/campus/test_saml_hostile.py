"""SAML answers that are not what they seem: each beside a twin that comes in."""

import base64
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import quote_plus

import pytest
from allauth.socialaccount.models import SocialAccount
from django.test import Client
from django.urls import reverse
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Names
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Signing
from pytest_django.fixtures import Settings

from config import single_sign_on
from tests.accounts.campus.forge import is_in
from tests.accounts.campus.forge_saml import (
    IDP,
    NAMES,
    SP,
    Attack,
    Pair,
    Said,
    begin,
    hand_over,
    metadata,
    new_pair,
    proper,
)
from tests.conftest import Cast

pytestmark = pytest.mark.django_db
LATE, EARLY = timedelta(hours=-1), timedelta(hours=1)
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"


@pytest.fixture(scope="module")
def pair() -> Pair:
    return Pair(*new_pair())


@pytest.fixture(scope="module")
def stranger() -> Pair:
    return Pair(*new_pair())


@pytest.fixture
def client() -> Client:
    """python3-saml reads the header that every browser sends and Django's client does not."""
    return Client(headers={"host": "testserver"})


def publish(settings: Settings, *certificates: str) -> None:
    """The metadata of the campus names these keys."""
    first, *more = certificates
    app = single_sign_on.saml("Alder account", metadata(first, f"{IDP}/sso", IDP, *more))
    app["settings"]["advanced"] |= {"allow_single_label_domains": True}  # "testserver"
    settings.SOCIALACCOUNT_PROVIDERS = {"saml": {"APPS": [app]}}


@pytest.fixture(autouse=True)
def known(pair: Pair, cast: Cast, settings: Settings) -> None:
    """The provider of the campus, and Imani's subject."""
    publish(settings, pair.certificate)
    for uid in ("s-1", "s-10"):
        SocialAccount.objects.create(
            user=cast.imani if uid == "s-1" else cast.mateo, provider=IDP, uid=uid
        )


def otherwise(**parts: object) -> Attack:
    return lambda said, pair: proper(replace(said, **parts), pair)  # type: ignore[arg-type] # one of its fields


def unsigned(said: Said, _pair: Pair) -> str:
    return said.response(said.assertion())


def only_the_envelope_is_signed(said: Said, pair: Pair) -> str:
    return pair.signed(said.response(said.assertion()))


def changed_after_signing(said: Said, pair: Pair) -> str:
    return proper(said, pair).replace(">s-1<", ">s-10<")


def wrapped(place: str) -> Attack:
    """XSW: the signed assertion is moved aside, and one of the attacker's stands where it stood."""

    def attack(said: Said, pair: Pair) -> str:
        root = etree.fromstring(proper(said, pair))
        real = root.find("a:Assertion", NAMES)
        assert real is not None
        evil = etree.fromstring(replace(said, subject="s-10").assertion("_evil"))
        if place == "before":
            real.addprevious(evil)
        elif place == "after":
            real.addnext(evil)
        elif place == "inside":
            root.replace(real, evil)
            evil.append(real)
        elif place == "in the signature":
            root.replace(real, evil)
            signature = real.find("{http://www.w3.org/2000/09/xmldsig#}Signature")
            assert signature is not None
            evil.insert(1, signature)
            etree.SubElement(signature, "{http://www.w3.org/2000/09/xmldsig#}Object").append(real)
        else:
            root.replace(real, evil)
            extension = etree.Element("{urn:oasis:names:tc:SAML:2.0:protocol}Extensions")
            root.insert(1, extension)
            extension.append(real)
        return str(etree.tostring(root).decode())

    return attack


def same_number(said: Said, pair: Pair) -> str:
    """Two assertions of one number, so that the signature could mean either."""
    evil = replace(said, subject="s-10").assertion()
    return said.response(evil + pair.signed(said.assertion()))


def with_entity(said: Said, pair: Pair) -> str:
    """XXE: a file of the server in place of the subject."""
    kind = '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return kind + proper(said, pair).replace(">s-1<", ">&x;<")


def with_bomb(said: Said, pair: Pair) -> str:
    rows = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    return f'<!DOCTYPE r [<!ENTITY e0 "x">{rows}]>' + proper(said, pair)


def twice(said: Said, pair: Pair) -> str:
    return said.response(pair.signed(said.assertion()) + pair.signed(said.assertion("_a2")))


ATTACKS: dict[str, Attack] = {
    "unsigned": unsigned,
    "only the envelope is signed": only_the_envelope_is_signed,
    "changed after signing": changed_after_signing,
    "SHA-1": lambda said, pair: said.response(pair.signed(said.assertion(), weak=True)),
    "another issuer": otherwise(issuer="https://evil.example"),
    "another audience": otherwise(audience="https://another.example/metadata/"),
    "another recipient": otherwise(recipient="https://another.example/acs/"),
    "another destination": otherwise(destination="https://another.example/acs/"),
    "grown old": otherwise(until=LATE, since=LATE * 2),
    "not yet": otherwise(since=EARLY, until=EARLY * 2),
    "to a question that nobody asked": otherwise(responds="_another"),
    "to no question": otherwise(responds=""),
    "a status of failure": otherwise(status="urn:oasis:names:tc:SAML:2.0:status:Responder"),
    "a subject that changes": otherwise(form=TRANSIENT),
    "an empty subject": otherwise(subject=""),
    "wrapped before": wrapped("before"),
    "wrapped after": wrapped("after"),
    "wrapped inside": wrapped("inside"),
    "wrapped in the signature": wrapped("in the signature"),
    "wrapped in an extension": wrapped("in an extension"),
    "two of one number": same_number,
    "two assertions": twice,
    "an entity": with_entity,
    "a bomb": with_bomb,
    "no XML": lambda _said, _pair: "hello",
    "nothing": lambda _said, _pair: "",
}


def test_the_twin_of_them_all_comes_in(client: Client, pair: Pair, cast: Cast) -> None:
    assert hand_over(client, proper(Said(begin(client)), pair)) == 302
    assert client.session["_auth_user_id"] == str(cast.imani.pk)


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_lets_nobody_in(client: Client, pair: Pair, attack: str) -> None:
    xml = ATTACKS[attack](Said(begin(client)), pair)
    assert (hand_over(client, xml), is_in(client)) == (403, False)
    assert SocialAccount.objects.count() == 2


def test_the_key_of_a_stranger_lets_nobody_in(client: Client, stranger: Pair) -> None:
    xml = proper(Said(begin(client)), stranger)
    assert (hand_over(client, xml), is_in(client)) == (403, False)


@pytest.mark.parametrize("first", [True, False], ids=["the first", "the second"])
def test_of_two_keys_in_the_metadata_either_counts(
    client: Client, pair: Pair, cast: Cast, settings: Settings, *, first: bool
) -> None:
    """A provider that changes its key names both for a while, in whichever order."""
    other = new_pair()[1]
    named = (pair.certificate, other) if first else (other, pair.certificate)
    publish(settings, *named)
    assert hand_over(client, proper(Said(begin(client)), pair)) == 302
    assert client.session["_auth_user_id"] == str(cast.imani.pk)


@pytest.mark.parametrize("attack", ["unsigned", "changed after signing", "wrapped before"])
def test_two_keys_let_in_nobody_more(
    client: Client, pair: Pair, stranger: Pair, settings: Settings, attack: str
) -> None:
    publish(settings, new_pair()[1], pair.certificate)
    for xml in (ATTACKS[attack](Said(begin(client)), pair), proper(Said(begin(client)), stranger)):
        assert (hand_over(client, xml), is_in(client)) == (403, False)


@pytest.mark.parametrize("first", [True, False], ids=["the first", "the second"])
def test_a_letter_signed_with_either_key_signs_out(
    client: Client, pair: Pair, settings: Settings, *, first: bool
) -> None:
    other = new_pair()[1]
    publish(settings, *((pair.certificate, other) if first else (other, pair.certificate)))
    hand_over(client, proper(Said(begin(client)), pair))
    assert is_in(client)
    client.get(reverse("saml_sls", args=["campus"]), signed_letter(pair))
    assert not is_in(client)


def signed_letter(pair: Pair) -> dict[str, str]:
    """A request to sign out, as it comes in a link: deflated, with the signature beside it."""
    moment = datetime.now(UTC)
    letter = f"""<p:LogoutRequest xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}" ID="_l"
Version="2.0" IssueInstant="{moment:%Y-%m-%dT%H:%M:%SZ}" Destination="{SP}/sls/">
<a:Issuer>{IDP}</a:Issuer>
<a:NameID>s-1</a:NameID></p:LogoutRequest>"""
    asked = Signing.deflate_and_base64_encode(letter)
    said = f"SAMLRequest={quote_plus(asked)}&SigAlg={quote_plus(Names.RSA_SHA256)}"
    made = Signing.sign_binary(said, pair.key)
    return {
        "SAMLRequest": asked,
        "SigAlg": Names.RSA_SHA256,
        "Signature": base64.b64encode(made).decode(),
    }


def test_a_comment_makes_no_shorter_subject(client: Client, pair: Pair, cast: Cast) -> None:
    """Whoever may call themselves s-1<!-- -->0 is s-10, never s-1: comments are not signed."""
    xml = proper(replace(Said(begin(client)), subject="s-1<!-- -->0"), pair)
    hand_over(client, xml)
    assert client.session.get("_auth_user_id") in {None, str(cast.mateo.pk)}


def test_an_answer_counts_once_and_in_one_browser(client: Client, pair: Pair) -> None:
    xml, other = proper(Said(begin(client)), pair), Client(headers={"host": "testserver"})
    assert (hand_over(other, xml), is_in(other)) == (403, False)
    assert hand_over(client, xml) == 302
    client.logout()
    assert (hand_over(client, xml), is_in(client)) == (403, False)


def test_what_is_not_even_base64_is_refused(client: Client) -> None:
    begin(client)
    answer = client.post(reverse("saml_acs", args=["campus"]), {"SAMLResponse": "%%%"})
    assert client.get(answer.headers["Location"]).status_code == 403
    assert client.post(reverse("saml_acs", args=["campus"])).status_code == 302


def test_nobody_is_signed_out_by_a_letter_that_nobody_signed(client: Client, pair: Pair) -> None:
    hand_over(client, proper(Said(begin(client)), pair))
    letter = f"""<p:LogoutRequest xmlns:p="{NAMES["p"]}" xmlns:a="{NAMES["a"]}" ID="_l"
Version="2.0" IssueInstant="2026-11-27T00:00:00Z"><a:Issuer>{IDP}</a:Issuer><a:NameID>s-1</a:NameID>
</p:LogoutRequest>"""
    asked = {"SAMLRequest": base64.b64encode(letter.encode()).decode()}
    client.get(reverse("saml_sls", args=["campus"]), asked)
    assert is_in(client)


def test_what_the_campus_is_told_of_us_names_the_place(client: Client) -> None:
    page = client.get(reverse("saml_metadata", args=["campus"]))
    assert page.status_code == 200
    assert "http://testserver/accounts/saml/campus/acs/" in page.content.decode()
    assert 'WantAssertionsSigned="true"' in page.content.decode()
