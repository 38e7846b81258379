"""Taking a row with days away: it is asked first, and two coordinators may ask at once."""

from collections.abc import Callable
from http import HTTPStatus

from django.contrib import messages
from django.http import Http404
from django.utils.translation import gettext as _

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.joining import Crossed


def asked(request: PersonRequest, remove: Callable[[str], None]) -> HTTPStatus | None:
    """None once one of the two answers was given, else how the question is shown.

    `remove` takes the seal that the page showed; where it reads otherwise now, it is asked again.
    """
    answer = request.POST.get("do")
    if answer == "keep":
        return None
    if answer != "remove":
        return HTTPStatus.OK
    try:
        remove(request.POST.get("seal", ""))
    except Crossed:
        messages.warning(request, _("Somebody changed it meanwhile. It reads like this now."))
        return HTTPStatus.CONFLICT
    messages.success(request, _("Removed. Who changed what still names it."))
    return None


def is_pressed_again(request: PersonRequest) -> bool:
    """Whether what is gone was to be removed; `Http404` for whoever may not know of it."""
    if not is_coordinator(request.person):
        raise Http404
    return "do" in request.POST
