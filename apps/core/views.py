from functools import cache

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.door import public

_WORKER = {"default-src": [NONE], "connect-src": [SELF]}


@require_safe
@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """Up means: this process answers and reaches PostgreSQL."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
@public
@csp(_WORKER)
def service_worker(_request: HttpRequest) -> HttpResponse:
    """From the root, so that it reaches every page; asked for anew each time."""
    headers = {"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"}
    return HttpResponse(_script(), content_type="text/javascript; charset=utf-8", headers=headers)


@cache
def _script() -> str:
    return (settings.BASE_DIR / "static" / "js" / "sw.js").read_text()
