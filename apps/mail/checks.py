"""A provider whose events nobody signs could be played by anyone: such a site does not start."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register

from apps.mail.provider import PROVIDERS


@register()
def events_are_signed(**_apps: Any) -> list[CheckMessage]:  # noqa: ANN401 - Django's signature
    provider = settings.RAPPORT_MAIL_EVENTS
    if not provider:
        return []
    if provider not in PROVIDERS:
        names = ", ".join(sorted(PROVIDERS))
        return [Error(f"RAPPORT_MAIL_EVENTS is none of: {names}.", id="mail.E001")]
    if any(settings.ANYMAIL.values()):
        return []
    hint = "Set RAPPORT_MAIL_EVENTS_PASSWORD (user:password) or RAPPORT_MAIL_EVENTS_KEY."
    return [Error("Events of the mail provider would not be signed.", hint=hint, id="mail.E002")]
