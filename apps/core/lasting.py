"""Keyed hashes that are stored or mailed, and so must outlive a change of SECRET_KEY."""

from hmac import HMAC

from django.conf import settings
from django.utils.crypto import salted_hmac


def lasting_hmac(salt: str, value: str | bytes) -> HMAC:
    """HMAC-SHA256 under RAPPORT_LASTING_KEY; the salt keeps one purpose from another."""
    return salted_hmac(salt, value, secret=settings.RAPPORT_LASTING_KEY, algorithm="sha256")
