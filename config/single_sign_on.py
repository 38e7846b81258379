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
ADVANCED = {
    "want_assertion_signed": True,
    "reject_idp_initiated_sso": True,
    "reject_deprecated_algorithm": True,
    "allow_single_label_domains": read("DEBUG"),
}


def providers() -> dict[str, Any]:
    """SOCIALACCOUNT_PROVIDERS; without apps where no campus provider is named."""
    name, issuer, file = (
        read(key) for key in ("RAPPORT_SSO_NAME", "RAPPORT_OIDC_ISSUER", "RAPPORT_SAML_METADATA")
    )
    client, secret = read("RAPPORT_OIDC_CLIENT"), read("RAPPORT_OIDC_SECRET")
    metadata = Path(file).read_text(encoding="utf-8") if file else ""
    return {
        "openid_connect": {
            "provider_class": "apps.accounts.campus.provider.CampusOIDC",
            "APPS": [oidc(name, issuer.rstrip("/"), client, secret)] if issuer else [],
        },
        "saml": {
            "provider_class": "apps.accounts.campus.provider.CampusSAML",
            "APPS": [saml(name, metadata)] if metadata else [],
        },
    }


def oidc(name: str, issuer: str, client: str, secret: str) -> dict[str, Any]:
    """A subject belongs to its issuer: another issuer is another provider."""
    return {
        "provider_id": f"oidc-{sha256(issuer.encode()).hexdigest()[:16]}",
        "name": name,
        "client_id": client,
        "secret": secret,
        "settings": {"server_url": issuer, "issuer": issuer, "oauth_pkce_enabled": True},
    }


def saml(name: str, metadata: str) -> dict[str, Any]:
    """Raises what python3-saml raises where the file is no metadata: nothing starts half.

    All its signing keys count: a provider that changes its key names the next one beside it.
    """
    idp = Metadata.parse(metadata)["idp"]
    certs = [idp["x509cert"]] if "x509cert" in idp else idp["x509certMulti"]["signing"]
    return {
        "provider_id": idp["entityId"],
        "name": name,
        "client_id": SLUG,
        "settings": {
            "attribute_mapping": {"uid": SUBJECTS},
            "idp": {
                "entity_id": idp["entityId"],
                "sso_url": idp["singleSignOnService"]["url"],
                "x509cert": certs[0],
                "x509certs": certs,
                "slo_url": idp.get("singleLogoutService", {}).get("url", ""),
            },
            "advanced": ADVANCED,
        },
    }
