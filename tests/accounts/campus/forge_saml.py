"""Answers of a SAML provider, signed by hand: proper ones, and such as only look so."""

import base64
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from django.test import Client
from django.urls import reverse
from lxml import etree
from onelogin.saml2.constants import OneLogin_Saml2_Constants as Names
from onelogin.saml2.utils import OneLogin_Saml2_Utils as Signing

IDP = "https://idp.alder.example/saml"
SP = "http://testserver/accounts/saml/campus"
PROTOCOL, ASSERTION = Names.NS_SAMLP, Names.NS_SAML
NAMES = {"p": PROTOCOL, "a": ASSERTION}
REDIRECT = "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
MOMENT = "%Y-%m-%dT%H:%M:%SZ"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def new_pair() -> tuple[str, str]:
    """Key and certificate as PEM."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=9))
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    return private.decode(), certificate.public_bytes(Encoding.PEM).decode()


def metadata(certificate: str, sso: str, entity: str = IDP, *more: str) -> str:
    """As a provider publishes it; `more` are certificates of further keys that sign."""
    keys = "".join(map(_key, (certificate, *more)))
    return f"""<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity}">
<IDPSSODescriptor protocolSupportEnumeration="{PROTOCOL}">{keys}<SingleLogoutService
Location="{sso}/out" Binding="{REDIRECT}"/><SingleSignOnService Location="{sso}"
Binding="{REDIRECT}"/></IDPSSODescriptor></EntityDescriptor>"""


def _key(certificate: str) -> str:
    bare = "".join(certificate.splitlines()[1:-1])
    return f"""<KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#">
<X509Data><X509Certificate>{bare}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>"""


@dataclass
class Said:
    """What an answer says; each part can be another."""

    request: str
    subject: str = "s-1"
    form: str = PERSISTENT
    issuer: str = IDP
    audience: str = f"{SP}/metadata/"
    recipient: str = f"{SP}/acs/"
    destination: str = f"{SP}/acs/"
    responds: str | None = None
    since: timedelta = timedelta(minutes=-1)
    until: timedelta = timedelta(minutes=5)
    status: str = Names.STATUS_SUCCESS
    attributes: dict[str, list[str]] = field(default_factory=lambda: {"uid": ["imani"]})

    def assertion(self, name: str = "_a1") -> str:
        now = datetime.now(UTC)
        moment, since, until = (
            f"{now + ahead:{MOMENT}}" for ahead in (timedelta(), self.since, self.until)
        )
        to = self.request if self.responds is None else self.responds
        values = "".join(
            f'<a:Attribute Name="{key}">'
            + "".join(f"<a:AttributeValue>{one}</a:AttributeValue>" for one in several)
            + "</a:Attribute>"
            for key, several in self.attributes.items()
        )
        back = f'InResponseTo="{to}" ' if to else ""
        return f"""<a:Assertion xmlns:a="{ASSERTION}" ID="{name}" Version="2.0"
IssueInstant="{moment}">
<a:Issuer>{self.issuer}</a:Issuer>
<a:Subject>
<a:NameID Format="{self.form}">{self.subject}</a:NameID>
<a:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<a:SubjectConfirmationData {back}NotOnOrAfter="{until}" Recipient="{self.recipient}"/>
</a:SubjectConfirmation>
</a:Subject>
<a:Conditions NotBefore="{since}" NotOnOrAfter="{until}">
<a:AudienceRestriction>
<a:Audience>{self.audience}</a:Audience>
</a:AudienceRestriction>
</a:Conditions>
<a:AuthnStatement AuthnInstant="{moment}" SessionIndex="_s">
<a:AuthnContext>
<a:AuthnContextClassRef>{Names.AC_PASSWORD}</a:AuthnContextClassRef>
</a:AuthnContext>
</a:AuthnStatement>
<a:AttributeStatement>{values}</a:AttributeStatement>
</a:Assertion>"""

    def response(self, assertion: str) -> str:
        to = self.request if self.responds is None else self.responds
        back = f'InResponseTo="{to}" ' if to else ""
        return f"""<p:Response xmlns:p="{PROTOCOL}" xmlns:a="{ASSERTION}"
ID="_r1" Version="2.0"
IssueInstant="{datetime.now(UTC):{MOMENT}}"
Destination="{self.destination}" {back}>
<a:Issuer>{self.issuer}</a:Issuer>
<p:Status>
<p:StatusCode Value="{self.status}"/>
</p:Status>{assertion}</p:Response>"""


@dataclass(frozen=True)
class Pair:
    key: str
    certificate: str

    def signed(self, xml: str, *, weak: bool = False) -> str:
        """With the signature of the element in it; weak: SHA-1."""
        method = Names.RSA_SHA1 if weak else Names.RSA_SHA256
        digest = Names.SHA1 if weak else Names.SHA256
        made = Signing.add_sign(
            xml, self.key, self.certificate, sign_algorithm=method, digest_algorithm=digest
        )
        return str(made.decode() if isinstance(made, bytes) else made)


Attack = Callable[[Said, Pair], str]


def proper(said: Said, pair: Pair) -> str:
    return said.response(pair.signed(said.assertion()))


def begin(client: Client) -> str:
    """Presses the button; the number of the question."""
    answer = client.post(reverse("saml_login", args=["campus"]))
    asked = parse_qs(urlsplit(answer.headers["Location"]).query)["SAMLRequest"][0]
    question = etree.fromstring(zlib.decompress(base64.b64decode(asked), -15))
    return str(question.get("ID"))


def hand_over(client: Client, xml: str) -> int:
    """What the browser brings back from the provider; the status of the last page."""
    body = {"SAMLResponse": base64.b64encode(xml.encode()).decode(), "RelayState": ""}
    answer = client.post(reverse("saml_acs", args=["campus"]), body)
    return int(client.get(answer.headers["Location"]).status_code)
