from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render

from apps.core.door import rule_of

# Signing out, links of mails and what is public stay open.
_SHUT = frozenset({"opens", "requires"})


class OpensLater:
    """While a center tries Rapport with a few, other students stand before every door of a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self,
        request: HttpRequest,
        view: Callable[..., HttpResponseBase],
        *_given: Any,  # noqa: ANN401 - Django's signature
    ) -> HttpResponse | None:
        rule = rule_of(view)
        if rule is None or rule.kind not in _SHUT or not getattr(request.user, "waits", False):
            return None
        return render(request, "students/opens_later.html", status=HTTPStatus.FORBIDDEN)
