"""Every environment variable that Rapport reads, with its default and its meaning.

`docs/settings.md` is generated from this table; a variable read elsewhere fails a test.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

ROOT = Path(__file__).resolve().parent.parent

env = environ.Env()


@dataclass(frozen=True)
class Variable:
    """One setting of the machine: `kind` is a reader of `environ.Env` ("bool", "list", "str")."""

    name: str
    kind: str
    default: Any
    meaning: str


VARIABLES = (
    Variable(
        "DEBUG", "bool", default=False, meaning="Show errors in the browser. Never in production."
    ),
    Variable(
        "SECRET_KEY", "str", "", "Signs sessions and keys hashes. Required unless DEBUG is on."
    ),
    Variable(
        "RAPPORT_LASTING_KEY",
        "str",
        "",
        "Keys hashes that stay (closed addresses, relay addresses) and encrypts second factors. "
        "Never change it. "
        "Empty: SECRET_KEY.",
    ),
    Variable(
        "RAPPORT_METRICS_TOKEN", "str", "", "Opens /metrics (as a bearer). Empty: no such page."
    ),
    Variable(
        "RAPPORT_SECURITY_CONTACT",
        "str",
        "",
        "Whom /.well-known/security.txt names: an address of mail or a page. Empty: no such page.",
    ),
    Variable("ALLOWED_HOSTS", "list", [], "Host names of this site, separated by commas."),
    Variable(
        "RAPPORT_BASE_URL",
        "str",
        "http://localhost:8000",
        "Address of the site, for links in mail.",
    ),
    Variable(
        "DATABASE_URL",
        "str",
        "postgres:///rapport",
        "PostgreSQL as the app's role (no owner rights).",
    ),
    Variable("DATABASE_OWNER_URL", "str", "", "PostgreSQL as the owner, for migrations only."),
    Variable(
        "REDIS_URL",
        "str",
        "redis://127.0.0.1:6379/0",
        "Valkey or Redis: the doorbell and rate limits.",
    ),
    Variable(
        "EMAIL_URL",
        "str",
        "smtp://127.0.0.1:25",
        "Mail server, e.g. smtp+tls://user:password@host:587.",
    ),
    Variable(
        "RAPPORT_MAIL_FROM", "str", "career@alder.example", "Address that all mail comes from."
    ),
    Variable(
        "RAPPORT_DKIM_SELECTOR",
        "str",
        "",
        "What mail is signed with (s=), for `doctor` to look at.",
    ),
    Variable(
        "RAPPORT_MAIL_EVENTS",
        "str",
        "",
        "Provider that tells of bounces and complaints at /mail/events/, e.g. postmark, mailgun.",
    ),
    Variable(
        "RAPPORT_MAIL_EVENTS_PASSWORD", "str", "", "user:password in the address given to it."
    ),
    Variable("RAPPORT_MAIL_EVENTS_KEY", "str", "", "The key that it signs its events with."),
    Variable(
        "RAPPORT_STUDENT_DOMAINS",
        "list",
        [],
        "E-mail domains whose owners may sign up as students.",
    ),
    Variable(
        "RAPPORT_ROSTER_FOLDER",
        "str",
        "",
        "Folder in which new rosters are looked for; the workers may write there. Empty: none.",
    ),
    Variable(
        "RAPPORT_PROXIES", "int", 0, "How many trusted proxies stand in front (for rate limits)."
    ),
    Variable("RAPPORT_OIDC_ISSUER", "str", "", "Campus sign-in by OpenID Connect. Empty: none."),
    Variable("RAPPORT_OIDC_CLIENT", "str", "", "The name that the campus gave to Rapport there."),
    Variable("RAPPORT_OIDC_SECRET", "str", "", "The secret that goes with it."),
    Variable(
        "RAPPORT_SAML_METADATA",
        "str",
        "",
        "Campus sign-in by SAML: file with the provider's metadata. Empty: none.",
    ),
    Variable("RAPPORT_SSO_NAME", "str", "Campus account", "What the button calls it."),
    Variable(
        "RAPPORT_SSO_IDENTIFIER",
        "str",
        "",
        "Claim or attribute that holds the roster's username. Empty: people connect by hand.",
    ),
    Variable(
        "RAPPORT_SSO_AFFILIATION",
        "str",
        "eduperson_affiliation",
        "Claim or attribute of affiliations; SAML: urn:oid:1.3.6.1.4.1.5923.1.1.1.1.",
    ),
    Variable(
        "RAPPORT_SSO_STUDENTS", "list", [], "Affiliations of which students need one. Empty: none."
    ),
    Variable("RAPPORT_SSO_STAFF", "list", [], "The same for advisors and coordinators."),
    Variable(
        "RAPPORT_SECOND_FACTOR",
        "bool",
        default=False,
        meaning="DEBUG only: ask staff for a second factor, as is always done without DEBUG.",
    ),
    Variable(
        "RAPPORT_CLOCK_FILE", "str", "", "DEBUG only: a file with seconds to add to the clock."
    ),
    Variable(
        "RAPPORT_MAIL_FOLDER", "str", "", "DEBUG only: where the local mail catcher keeps messages."
    ),
    Variable(
        "RAPPORT_WELCOME_FILE", "str", "", "DEBUG only: where `prepare` writes the demo sign-ins."
    ),
    Variable(
        "RAPPORT_STATIC_ROOT", "str", str(ROOT / "staticfiles"), "Where collectstatic writes."
    ),
)
_NO_PORT = (
    "the address of the database has no number for its port. In a password write %2F for /,"
    " %23 for #, %3F for ? and %25 for %."
)
_BY_NAME = {variable.name: variable for variable in VARIABLES}


def read(name: str) -> Any:  # noqa: ANN401 - the kind stands in the table
    """The value of a variable named in the table; `KeyError` for any other name."""
    variable = _BY_NAME[name]
    try:
        return getattr(env, variable.kind)(name, default=variable.default)
    except ValueError as error:
        raise ImproperlyConfigured(f"{name} is no whole number.") from error


def database(url: str) -> dict[str, Any]:
    """A Django database entry from a URL; `?host=/folder` names a unix socket's folder."""
    parts = urlsplit(url)
    try:
        port = parts.port
    except ValueError:
        # Without what it found: where a password holds a / or a #, that is part of it.
        raise ImproperlyConfigured(_NO_PORT) from None
    query = dict(parse_qsl(parts.query))
    host = query.pop("host", "") or unquote(parts.hostname or "")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(port or query.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": query,
    }


def cache_address(url: str) -> str:
    """redis-py's spelling of a Valkey URL: Celery says `redis+socket://`, redis-py `unix://`."""
    return url.replace("redis+socket://", "unix://", 1).replace("virtual_host=", "db=")


# What anymail calls the key of each provider that signs; the others are known by a password.
_SIGNED = {
    "mailersend": "MAILERSEND_SIGNING_SECRET",
    "mailgun": "MAILGUN_WEBHOOK_SIGNING_KEY",
    "mailtrap": "MAILTRAP_TRACKING_SECRET",
    "mandrill": "MANDRILL_WEBHOOK_KEY",
    "postal": "POSTAL_WEBHOOK_KEY",
    "resend": "RESEND_SIGNING_SECRET",
    "sendgrid": "SENDGRID_TRACKING_WEBHOOK_VERIFICATION_KEY",
    "unisender_go": "UNISENDER_GO_API_KEY",
}


def mail_events(provider: str) -> dict[str, str]:
    """Anymail's settings for the events of a provider; it checks what is set here."""
    found = {"WEBHOOK_SECRET": read("RAPPORT_MAIL_EVENTS_PASSWORD")}
    if provider in _SIGNED:
        found[_SIGNED[provider]] = read("RAPPORT_MAIL_EVENTS_KEY")
    return {name: value for name, value in found.items() if value}
