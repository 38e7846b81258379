"""Campus sign-in: what allauth is told of the campus's own provider, from the environment."""

from hashlib import sha256
from pathlib import Path
from typing import Any

from onelogin.saml2.idp_metadata_parser import OneLogin_Saml2_IdPMetadataParser as Metadata

from config.environment import read

SLUG = "campus"
# Names of a subject that is never given to somebody else (eduPerson, SAML subject identifiers).
SUBJECTS = [
    "urn:oasis:names:tc:SAML:attribute:subject-id",
    "urn:oasis:names:tc:SAML:attribute:pairwise-id",
]


def providers() -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS; empty where no campus provider is named."""
    found: dict[str, Any] = {}
    if read("RAPPORT_OIDC_ISSUER"):
        found["openid_connect"] = _oidc(read("RAPPORT_OIDC_ISSUER").rstrip("/"))
    if read("RAPPORT_SAML_METADATA"):
        found["saml"] = _saml(Path(read("RAPPORT_SAML_METADATA")).read_text(encoding="utf-8"))
    return found


def _oidc(issuer: str) -> dict[str, Any]:
    return {
        "provider_class": "apps.accounts.campus.provider.CampusOIDC",
        "APPS": [
            {
                # A subject belongs to its issuer: another issuer is another provider.
                "provider_id": f"oidc-{sha256(issuer.encode()).hexdigest()[:16]}",
                "name": read("RAPPORT_SSO_NAME"),
                "client_id": read("RAPPORT_OIDC_CLIENT"),
                "secret": read("RAPPORT_OIDC_SECRET"),
                "settings": {"server_url": issuer, "issuer": issuer, "oauth_pkce_enabled": True},
            }
        ],
    }


def _saml(metadata: str) -> dict[str, Any]:
    """Raises what python3-saml raises where the file is no metadata: nothing starts half."""
    idp = Metadata.parse(metadata)["idp"]
    cert = idp.get("x509cert") or idp["x509certMulti"]["signing"][0]
    return {
        "provider_class": "apps.accounts.campus.provider.CampusSAML",
        "APPS": [
            {
                "provider_id": idp["entityId"],
                "name": read("RAPPORT_SSO_NAME"),
                "client_id": SLUG,
                "settings": {
                    "attribute_mapping": {"uid": SUBJECTS},
                    "idp": {
                        "entity_id": idp["entityId"],
                        "sso_url": idp["singleSignOnService"]["url"],
                        "x509cert": cert,
                    },
                    "advanced": {
                        "want_assertion_signed": True,
                        "want_name_id": False,
                        "reject_idp_initiated_sso": True,
                        "reject_deprecated_algorithm": True,
                        "allow_single_label_domains": read("DEBUG"),
                    },
                },
            }
        ],
    }
