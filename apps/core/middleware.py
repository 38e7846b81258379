from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.cache import patch_cache_control, patch_vary_headers
from redis import RedisError

from apps.core.moves import NotYours, Refused, StaleMove

Handler = Callable[[HttpRequest], HttpResponse]


def browsers_rules(get_response: Handler) -> Handler:
    """Headers of every answer, of files too: it stands before WhiteNoise (config/content.py)."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        for name, value in settings.RAPPORT_HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    return middleware


def private_pages(get_response: Handler) -> Handler:
    """Every page is one person's: nothing between here and them may keep a copy."""

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        patch_vary_headers(response, ("HX-Request",))
        return response

    return middleware


class AnswersToMoves:
    """Turns what a state machine says into a page: 409 someone was faster, 403 not yours.

    503 where attempts could not be counted: without Valkey nobody signs in, all else goes on.
    405 is worded, too: after a new sign-in the address of a button is opened as a page.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not isinstance(response, HttpResponseNotAllowed) or request.method != "GET":
            return response
        page = render(request, "405.html", status=response.status_code)
        page.headers["Allow"] = response.headers["Allow"]
        return page

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if isinstance(error, StaleMove | Refused):
            return render(request, "409.html", {"happened": error.happened}, status=409)
        if isinstance(error, RedisError):
            return render(request, "503.html", status=503)
        if isinstance(error, NotYours):
            return render(request, "403.html", status=403)
        return None
