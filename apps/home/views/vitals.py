"""For monitors, not for balancers: a web host is well while its workers are not (`/healthz`)."""

from http import HTTPStatus

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.http import require_safe
from redis import RedisError

from apps.core.clock import now
from apps.core.door import public
from apps.core.reports import counts
from apps.core.views import NO_DATABASE
from apps.home.metrics import CONTENT_TYPE, exposition
from apps.home.vitals import taken

PLAIN = "text/plain; charset=utf-8"


@require_safe
@public
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 "ok", or 503 with one line for each thing that is wrong."""
    try:
        wrong = taken(now()).complaints()
    except (InterfaceError, OperationalError):
        wrong = [NO_DATABASE]
    status = HTTPStatus.SERVICE_UNAVAILABLE if wrong else HTTPStatus.OK
    return HttpResponse("\n".join(wrong or ["ok"]) + "\n", content_type=PLAIN, status=status)


@require_safe
@public
def metrics(request: HttpRequest) -> HttpResponse:
    """The figures, for whoever bears the token of the settings; for others there is no page."""
    token = settings.RAPPORT_METRICS_TOKEN
    borne = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not constant_time_compare(borne, token):
        raise Http404
    try:
        reports = counts()
    except RedisError:
        reports = {}  # unknown, which is not zero: that family is left out
    text = exposition(taken(now()), reports)
    return HttpResponse(text, content_type=CONTENT_TYPE)
