"""A campus sign-in that ends without anybody being signed in."""

import structlog
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from apps.accounts.models import Person
from apps.accounts.watching import note_campus_refusal

log = structlog.get_logger()


def refused(
    request: HttpRequest, why: str, *, is_known: bool = False, person: Person | None = None
) -> HttpResponse:
    """One page for every reason, so that nobody learns what to try next; the log has the reason.

    `is_known`: the campus knows them and Rapport does not, which they can mend. `person` is whose
    campus account it is, where that is sure.
    """
    note_campus_refusal(request, person)
    log.warning("campus sign-in refused", why=why)
    words = {"is_known": is_known}
    return render(request, "socialaccount/authentication_error.html", words, status=403)
