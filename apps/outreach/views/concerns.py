"""A concern: reported by the student here, moderated by coordinators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.core.presses import came_through
from apps.outreach import actions
from apps.outreach.concerns import listed, one
from apps.outreach.forms import ConcernForm, SettleForm
from apps.outreach.models import Report, Request
from apps.outreach.policies import is_students_own, moderates


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Request, can=is_students_own)
def report(request: PersonRequest, asked: Request) -> HttpResponse:
    form = ConcernForm(request.POST or None)
    if form.is_valid():
        try:
            actions.report(asked, **form.cleaned_data, now=now(), by=request.person)
        except Refused as refused:
            form.add_error(None, refused.happened)
        else:
            messages.success(request, _("Thank you. Somebody at the Career Center looks at it."))
            return redirect("outreach:request", asked.pk)
    values = {"asked": asked, "form": form, "me_line": asked.student.about}
    return render(request, "outreach/report.html", values, status=form.status)


@require_safe
@requires(is_coordinator)
def concerns(request: PersonRequest) -> HttpResponse:
    """What was reported, the longest waiting first."""
    return render(request, "outreach/concerns.html", listed(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Report, can=moderates)
def concern(request: PersonRequest, held: Report) -> HttpResponse:
    form = SettleForm(request.POST or None, initial={"outcome": held.outcome})
    if form.is_valid():
        actions.settle_report(held, **form.cleaned_data, now=now(), by=request.person)
        return came_through(request, "outreach:concerns")
    values = one(held, request.person) | {"form": form}
    return render(request, "outreach/concern.html", values, status=form.status)
