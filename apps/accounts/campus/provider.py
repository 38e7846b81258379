"""The campus's provider as allauth sees it: of all that it tells, three things are kept."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.saml.provider import SAMLProvider
from django.conf import settings
from django.http import HttpRequest

from apps.accounts.campus.oidc import Verifying, nonce_of
from apps.accounts.campus.refusing import refused

PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"


def kept(claims: dict[str, Any]) -> dict[str, Any]:
    """What goes into the database beside the subject: the roster's name and affiliations."""
    return {
        "identifier": next(iter(_listed(claims.get(settings.RAPPORT_SSO_IDENTIFIER))), ""),
        "affiliations": _listed(claims.get(settings.RAPPORT_SSO_AFFILIATION)),
    }


def _listed(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [one for one in values if isinstance(one, str) and one]


class _Sparing:
    """No address, name or picture of the provider is read: identity is issuer and subject."""

    def extract_common_fields(self, _data: object) -> dict[str, Any]:
        return {}

    def extract_email_addresses(self, _data: object) -> list[Any]:
        return []


class CampusOIDC(_Sparing, OpenIDConnectProvider):  # type: ignore[misc] # allauth has no type hints
    oauth2_adapter_class = Verifying

    def extract_uid(self, data: dict[str, Any]) -> str:
        return str(data["sub"])

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, Any]:
        return kept(data)

    def get_scope_from_request(self, _request: HttpRequest) -> list[str]:
        return ["openid", "profile"]

    def get_auth_params_from_request(self, _request: HttpRequest, _action: str) -> dict[str, str]:
        """Nothing of a link goes to the provider."""
        return {}

    def get_pkce_params(self) -> dict[str, Any]:
        found: dict[str, Any] = super().get_pkce_params()
        return found | {"nonce": nonce_of(found["code_verifier"])}


class CampusSAML(_Sparing, SAMLProvider):  # type: ignore[misc] # allauth has no type hints
    def extract_uid(self, data: Any) -> str:  # noqa: ANN401 - python3-saml's answer
        """A subject that stays; a name that is new each time, or an address, is none."""
        found = self._extract(data).get("uid")
        if not found and data.get_nameid_format() == PERSISTENT:
            found = data.get_nameid()
        if not found:
            raise ImmediateHttpResponse(refused(self.request, "no lasting subject"))
        return str(found)

    def extract_extra_data(self, data: Any) -> dict[str, Any]:  # noqa: ANN401 - python3-saml's answer
        return kept(data.get_attributes())
