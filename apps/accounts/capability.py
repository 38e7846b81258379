"""The door of a signed e-mail link: whoever holds the secret acts as its person, for one thing.

CSRF-exempt, because the link is the secret and mail apps drop cookies.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt

from apps.accounts import links
from apps.accounts.models import Link, label_of
from apps.core.clock import now
from apps.core.door import Rule, View, declare, visible

COOLED = "accounts/link_cooled.html"


def capability(purpose: str, model: type[Model] | None = None) -> Callable[[View], View]:
    """The view gets `(request, subject)` (or `(request)` without a model) and `request.person`."""

    def decorate(view: View) -> View:
        @wraps(view)
        def behind(request: HttpRequest, token: str, **rest: Any) -> HttpResponseBase:  # noqa: ANN401 - whatever the URL holds
            link = links.find(token, purpose)
            if link is None or not link.is_alive(now()) or not link.person.is_active:
                return cooled(request, token)
            request.person = link.person  # type: ignore[attr-defined]
            request.token = token  # type: ignore[attr-defined]
            found = (_subject(model, link),) if model else ()
            response = view(request, *found, **rest)
            response["Referrer-Policy"] = "no-referrer"
            return response

        what = model._meta.label_lower if model else ""
        outer = csrf_exempt(login_not_required(behind))
        return declare(outer, Rule("capability", f"link: {purpose}", what))

    return decorate


def _subject(model: type[Model], link: Link) -> Model:
    if link.subject_type != label_of(model()) or link.subject_id is None:
        raise PermissionDenied
    subject: Model = visible(model, link.person, link.subject_id)
    return subject


def cooled(request: HttpRequest, token: str) -> HttpResponse:
    """One kind page for an old, used up and invented link alike: it tells nothing apart."""
    response = render(request, COOLED, {"token": token}, status=410)
    response["Referrer-Policy"] = "no-referrer"
    return response
