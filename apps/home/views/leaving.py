"""Leaving with one's network: the day, an own address, the files, and becoming an alum."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused
from apps.home import actions
from apps.home import leaving as page
from apps.home.actions.leaving import MAILBOX
from apps.home.forms import GraduationForm, MailboxForm
from apps.students.actions import enrol
from apps.students.models import Answer, Mailbox, Student


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def leaving(request: PersonRequest) -> HttpResponse:
    """`do` says which of the forms was sent."""
    student = enrol(request.person)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in _DO:
        return _DO[do](request, student)
    return _page(request, student)


def _page(request: PersonRequest, student: Student, **forms: object) -> HttpResponse:
    values = page.values(student) | forms
    return render(request, "home/leaving.html", values, status=422 if forms else 200)


def _graduation(request: PersonRequest, student: Student) -> HttpResponse:
    form = GraduationForm(request.POST)
    if not form.is_valid():
        return _page(request, student, graduation=form)
    actions.say_graduation(student, form.cleaned_data["day"], now=now(), by=request.person)
    messages.success(request, _("Saved."))
    return redirect("home:leaving")


def _ask(request: PersonRequest, student: Student) -> HttpResponse:
    form = MailboxForm(request.POST)
    try:
        if form.is_valid():
            email = form.cleaned_data["email"]
            actions.ask_mailbox(student, email, now=now(), by=request.person)
            return redirect("home:leaving")
    except Refused as no:
        form.add_error("email", no.happened)
    return _page(request, student, mailbox=form)


def _drop(request: PersonRequest, student: Student) -> HttpResponse:
    actions.drop_mailbox(student, now=now(), by=request.person)
    messages.success(request, _("Mail goes to your campus address again."))
    return redirect("home:leaving")


_DO: dict[str, Callable[[PersonRequest, Student], HttpResponse]] = {
    "graduation": _graduation,
    "ask": _ask,
    "drop": _drop,
}


@require_POST
@requires(is_student)
def become_alum(request: PersonRequest) -> HttpResponse:
    """Leads to the page of an invitation; nothing is shown to students before a press there."""
    try:
        token = actions.become_alum(enrol(request.person), now=now(), by=request.person)
    except Refused as no:
        messages.error(request, no.happened)
        return redirect("home:leaving")
    return redirect("alumni:opt_in", token)


@require_http_methods(["GET", "HEAD", "POST"])
@capability(MAILBOX, Mailbox)
def mailbox(request: PersonRequest, asked: Mailbox) -> HttpResponse:
    """Is this address yours? Two equal answers; looking changes nothing."""
    do = request.POST.get("do") if request.method == "POST" else ""
    if do == "yes":
        actions.confirm_mailbox(asked, now=now())
    elif do == "no":
        actions.refuse_mailbox(asked, now=now())
    values = {"asked": asked, "token": request.token, "answers": Answer}
    return render(request, "home/mailbox.html", values)
