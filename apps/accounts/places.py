"""Where somebody is, when fewer proxies passed a request on than RAPPORT_PROXIES says.

What then stands in X-Forwarded-For the client itself may have written, so nothing of it counts.
"""

import structlog
from allauth.core.internal.httpkit import clean_client_ip
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from redis import RedisError

from apps.core.clock import now

log = structlog.get_logger(__name__)

A_DAY = 24 * 60 * 60


def spoken_from(request: HttpRequest) -> str:
    """Who spoke to this machine: perhaps a proxy, and then it is one place for many people."""
    _note()
    place: str | None = clean_client_ip(request.META.get("REMOTE_ADDR", ""))
    if not place:
        raise PermissionDenied("The server does not say who speaks to it.")
    return place


def seen_short() -> str:
    """When, within a day, a request came by fewer proxies than are declared now. May raise."""
    return str(cache.get(_key(), ""))


def _note() -> None:
    """Once a day in the log, and for the doctor; each time where it cannot be remembered."""
    try:
        is_new = cache.add(_key(), f"{now():%Y-%m-%d %H:%M}", A_DAY)
    except RedisError:
        is_new = True
    if is_new:
        log.error("proxies.fewer_than_declared", declared=settings.ALLAUTH_TRUSTED_PROXY_COUNT)


def _key() -> str:
    """Of this number: what was seen before it was mended is of no use."""
    return f"short-chain:{settings.ALLAUTH_TRUSTED_PROXY_COUNT}"
