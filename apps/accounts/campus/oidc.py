"""OpenID Connect with every check of OpenID Connect Core 1.0, section 3.1.3.7.

allauth trusts an ID token that it fetched itself without looking at its signature; here it is
always verified, with keys that the issuer publishes.
"""

from base64 import urlsafe_b64encode
from hashlib import sha256
from hmac import compare_digest
from typing import Any

import jwt
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialLogin, SocialToken
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA")  # with a key pair; a shared secret proves nothing
SKEW = 60  # seconds that two clocks may differ
NEEDED = ["iss", "sub", "aud", "exp", "iat", "nonce"]


def nonce_of(verifier: str) -> str:
    """Bound to the state by being made of the PKCE verifier, which nobody else sees."""
    digest = sha256(b"nonce" + verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


class Verifying(OpenIDConnectOAuth2Adapter):  # type: ignore[misc] # allauth has no type hints
    @property
    def openid_config(self) -> dict[str, Any]:
        """What the issuer says of itself must be said by that issuer."""
        config: dict[str, Any] = super().openid_config
        if config.get("issuer", "").rstrip("/") != self._issuer:
            message = "discovered another issuer"
            raise OAuth2Error(message)
        return config

    @property
    def _issuer(self) -> str:
        return str(self.get_provider().app.settings["issuer"])

    def get_access_token_data(
        self,
        request: HttpRequest,
        app: Any,  # noqa: ANN401 - allauth's signature
        client: Any,  # noqa: ANN401 - allauth's signature
        pkce_code_verifier: str = "",
    ) -> dict[str, Any]:
        self._nonce = nonce_of(pkce_code_verifier)
        found: dict[str, Any] = super().get_access_token_data(
            request, app, client, pkce_code_verifier
        )
        return found

    def complete_login(
        self,
        request: HttpRequest,
        app: Any,  # noqa: ANN401 - allauth's signature
        token: SocialToken,
        **more: Any,  # noqa: ANN401 - allauth's signature
    ) -> SocialLogin:
        claims = self._verified(more["response"].get("id_token"), app.client_id)
        about = self._fetch_user_info(token.token)
        if not isinstance(about, dict) or about.get("sub") != claims["sub"]:
            message = "userinfo is of another subject"
            raise OAuth2Error(message)
        return self.get_provider().sociallogin_from_response(request, about | claims)

    def _verified(self, id_token: object, client: str) -> dict[str, Any]:
        if not isinstance(id_token, str):
            message = "no ID token"
            raise OAuth2Error(message)
        try:
            claims: dict[str, Any] = jwt.decode(
                id_token,
                key=self._key(id_token),
                algorithms=list(ALGORITHMS),
                audience=client,
                issuer=self.openid_config["issuer"],
                leeway=SKEW,
                options={"require": NEEDED, "strict_aud": False},
            )
        except (jwt.PyJWTError, ValueError, TypeError, KeyError) as wrong:
            message = f"ID token: {type(wrong).__name__}"
            raise OAuth2Error(message) from wrong
        audience = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        is_ours = compare_digest(str(claims["nonce"]), self._nonce) and set(audience) == {client}
        if not is_ours or claims.get("azp", client) != client or not claims["sub"]:
            message = "ID token of another party"
            raise OAuth2Error(message)
        return claims

    def _key(self, id_token: str) -> Any:  # noqa: ANN401 - a key of any kind
        """The issuer's published key of that name; a key inside the token is nothing."""
        name = jwt.get_unverified_header(id_token).get("kid")
        with get_adapter().get_requests_session() as session:
            answer = session.get(self.openid_config["jwks_uri"])
            answer.raise_for_status()
        keys = jwt.PyJWKSet.from_dict(answer.json()).keys
        found = [key for key in keys if key.key_id == name or (not name and len(keys) == 1)]
        if not found:
            message = "a key that the issuer does not publish"
            raise OAuth2Error(message)
        return found[0]
