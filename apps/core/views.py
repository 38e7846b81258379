from datetime import timedelta
from functools import cache
from http import HTTPStatus

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.conf import settings
from django.db import InterfaceError, OperationalError, connection
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from apps.core.clock import now
from apps.core.door import public
from apps.core.reports import LARGEST, UnreadableReportError, count, is_flooded

_WORKER = {"default-src": [NONE], "connect-src": [SELF]}
_PLAIN = "text/plain; charset=utf-8"
NO_DATABASE = "PostgreSQL does not answer"  # said to monitors
# RFC 9116 recommends less than a year; what a living site says anew each day does not grow stale.
_CONTACT_HOLDS = timedelta(days=180)


@require_safe
@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """Up means: this process answers and reaches PostgreSQL; 503 where it does not.

    A line that was kept open may have died since, so a question goes over it.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except (InterfaceError, OperationalError):
        return HttpResponse(
            f"{NO_DATABASE}\n", content_type=_PLAIN, status=HTTPStatus.SERVICE_UNAVAILABLE
        )
    return HttpResponse("ok\n", content_type=_PLAIN)


@require_safe
@public
def security_txt(_request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness (RFC 9116); no such page where the settings name nobody."""
    contact = settings.RAPPORT_SECURITY_CONTACT
    if not contact:
        raise Http404
    until = (now() + _CONTACT_HOLDS).replace(hour=0, minute=0, second=0, microsecond=0)
    lines = {
        "Contact": contact if ":" in contact else f"mailto:{contact}",
        "Expires": until.isoformat().replace("+00:00", "Z"),
        "Preferred-Languages": "en",
        "Canonical": settings.RAPPORT_BASE_URL + reverse("security_txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type=_PLAIN, headers={"Cache-Control": "max-age=86400"})


# A browser sends it without the page's token, and keeps the cookie to itself.
@csrf_exempt
@require_POST
@public
def browser_reports(request: HttpRequest) -> HttpResponse:
    """204 when counted, 429 when there are too many, 413 and 400 for what is no report."""
    if int(request.headers.get("Content-Length") or 0) > LARGEST:
        return HttpResponse(status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    if is_flooded(now()):
        return HttpResponse(status=HTTPStatus.TOO_MANY_REQUESTS)
    try:
        count(request.body)
    except UnreadableReportError:
        return HttpResponse(status=HTTPStatus.BAD_REQUEST)
    return HttpResponse(status=HTTPStatus.NO_CONTENT)


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
