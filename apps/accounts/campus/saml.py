"""What a SAML provider signs, by any of the keys of its metadata: one is new, one not gone yet.

allauth hands one key to python3-saml, so each is tried; the one that fits then decides as always.
"""

from binascii import Error
from typing import Any

from allauth.core.internal.httpkit import deserialize_request
from allauth.socialaccount.providers.saml.utils import build_auth
from allauth.socialaccount.providers.saml.views import FinishACSView, SLSView
from allauth.socialaccount.sessions import LoginSession
from django.http import Http404, HttpRequest
from onelogin.saml2.errors import OneLogin_Saml2_Error


class Answers(FinishACSView):  # type: ignore[misc] # allauth has no type hints
    """Somebody comes back from the provider; what they brought waits in a session of its own."""

    def get_provider(self, organization_slug: str) -> Any:  # noqa: ANN401 - allauth's provider
        provider = super().get_provider(organization_slug)
        brought = LoginSession(self.request, "saml_acs_session", "saml-acs-session")
        sent = brought.store.get("request")
        for key in _keys(provider) if sent else []:
            if _is_whole(deserialize_request(sent, HttpRequest()), _with(provider, key)):
                break
        return provider


def _is_whole(answer: HttpRequest, provider: Any) -> bool:  # noqa: ANN401 - allauth's provider
    auth = build_auth(answer, provider)
    try:
        auth.process_response()
    except (OneLogin_Saml2_Error, Error):
        return False
    return not auth.get_errors()


class SignedLetters(SLSView):  # type: ignore[misc] # allauth has no type hints
    """A letter that nobody signed signs nobody out."""

    def get_provider(self, organization_slug: str) -> Any:  # noqa: ANN401 - allauth's provider
        provider = super().get_provider(organization_slug)
        given = provider.app.settings
        if not given["idp"]["slo_url"]:
            raise Http404  # a letter is answered there; without such a place none is sent
        advanced = given["advanced"] | {"want_message_signed": True}
        provider.app.settings = given | {"advanced": advanced}
        for key in _keys(provider):
            auth = build_auth(self.request, _with(provider, key))
            letter = self.request.GET
            if auth.validate_request_signature(letter) or auth.validate_response_signature(letter):
                break
        return provider


def _keys(provider: Any) -> list[str]:  # noqa: ANN401 - allauth's provider
    """The last one stays where none fits, and refuses."""
    keys: list[str] = provider.app.settings["idp"]["x509certs"]
    return keys


def _with(provider: Any, key: str) -> Any:  # noqa: ANN401 - allauth's provider
    """The same provider, which from now on knows this key."""
    given = provider.app.settings
    provider.app.settings = given | {"idp": given["idp"] | {"x509cert": key}}
    return provider
