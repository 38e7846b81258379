"""Mail to oneself comes back: said after signing in, and mended from a mail that was asked for."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.models import Role
from apps.accounts.policies import student_or_staff
from apps.core.clock import now
from apps.core.door import requires
from apps.home import actions
from apps.home.actions.reopening import REOPEN, Asked, went_here
from apps.mail.actions import is_closed


@require_http_methods(["GET", "HEAD", "POST"])
@requires(student_or_staff)
def mail_back(request: PersonRequest) -> HttpResponse:
    """Why no mail comes, and what to do; a press sends the one mail."""
    person = request.person
    if request.method == "POST":
        _tell(request, actions.ask_to_reopen(now=now(), by=person))
        return redirect("home:mail_back")
    values = {
        "address": person.mailbox,
        "is_closed": is_closed(person),
        "is_student": person.role == Role.STUDENT,
    }
    return render(request, "home/mail_back.html", values)


def _tell(request: PersonRequest, asked: Asked) -> None:
    if asked is Asked.SENT:
        messages.success(request, _("It is on its way. Press the link in it within a day."))
    elif asked is Asked.TODAY:
        messages.info(request, _("One was sent today. If it did not come, ask again tomorrow."))


@require_http_methods(["GET", "HEAD", "POST"])
@capability(REOPEN)
def reopen(request: PersonRequest) -> HttpResponse:
    """Two equal answers; looking changes nothing."""
    if request.method == "POST" and request.POST.get("do") == "open":
        actions.reopen(by=request.person)
    values = {
        "address": request.person.mailbox,
        "is_closed": is_closed(request.person),
        "went_here": went_here(request.person),
        "is_kept": request.POST.get("do") == "keep",
        "token": request.token,
    }
    return render(request, "home/reopen.html", values)
