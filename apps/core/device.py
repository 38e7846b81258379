"""What a page may leave on the device of the one person it belongs to (docs/adr/0018)."""

from datetime import datetime

from django.http import HttpResponse
from django.utils.crypto import salted_hmac

FOR, UNTIL = "Rapport-Keep-For", "Rapport-Keep-Until"


def device_key(pk: int | None) -> str:
    """Names a person on a device, where somebody else may read it; empty for nobody."""
    return salted_hmac("apps.core.device", str(pk)).hexdigest()[:24] if pk else ""


def kept_on_device(response: HttpResponse, *, pk: int | None, until: datetime) -> HttpResponse:
    """Allows the worker of the browser, and nothing else, to keep this page for its person."""
    response.headers[FOR] = device_key(pk)
    response.headers[UNTIL] = str(int(until.timestamp()))
    return response
