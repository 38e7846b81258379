from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from apps.core.door import public


@require_safe
@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """Up means: this process answers and reaches PostgreSQL."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")
