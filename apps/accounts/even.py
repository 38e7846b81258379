"""Answers that take equally long whether an address is known or not.

docs/adr/0043-answers-of-even-length.md says why they wait.
"""

from collections.abc import Callable
from time import monotonic, sleep

from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase

# Pages where anybody may type an address, or the secret of a link that may have been one.
ASKED = frozenset(
    {
        "account_login",
        "account_request_login_code",
        "account_reset_password",
        "account_signup",
        "mail:fresh_link",
    }
)
_TOO_MANY = 429


def takes_even_time(
    answer: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """The outermost: what is written and rung on the way out counts, too."""

    def respond(request: HttpRequest) -> HttpResponseBase:
        began = monotonic()
        response = answer(request)
        step: float = settings.RAPPORT_EVEN_SECONDS
        if step and _would_tell(request, response):
            sleep(left(monotonic() - began, step))
        return response

    return respond


def left(taken: float, step: float) -> float:
    """Seconds to the next whole step."""
    return step - taken % step


def _would_tell(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Not where attempts ran out, for that says nothing of an address and must stay cheap."""
    match = request.resolver_match
    is_asked = request.method == "POST" and match is not None and match.view_name in ASKED
    return is_asked and response.status_code != _TOO_MANY
