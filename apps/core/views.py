from django.db import connection
from django.http import HttpRequest, HttpResponse

from apps.core.door import public


@public
def healthz(_request: HttpRequest) -> HttpResponse:
    """Up means: this process answers and reaches PostgreSQL."""
    connection.ensure_connection()
    return HttpResponse("ok\n", content_type="text/plain")
