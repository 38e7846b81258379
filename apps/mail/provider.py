"""The webhook of the site's mail provider: anymail reads it, `reports` acts on it."""

from collections.abc import Callable

from anymail import urls
from django.conf import settings
from django.http import HttpResponseBase

_ENDING = "_tracking_webhook"
PROVIDERS: dict[str, Callable[..., HttpResponseBase]] = {
    str(pattern.name).removesuffix(_ENDING): pattern.callback
    for pattern in urls.urlpatterns
    if str(pattern.name).endswith(_ENDING)
} | {
    "mandrill": next(p.callback for p in urls.urlpatterns if p.name == "mandrill_webhook"),
}


def webhook() -> Callable[..., HttpResponseBase] | None:
    """The view for the events of the provider in the settings; None without one."""
    return PROVIDERS.get(settings.RAPPORT_MAIL_EVENTS)
