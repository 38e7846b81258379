"""The terms of the university; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.campus.forms import TermForm, days_of
from apps.campus.models import Term
from apps.campus.policies import may_keep
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def terms(request: PersonRequest) -> HttpResponse:
    """All terms; POST adds one."""
    form = TermForm(request.POST or None)
    if form.is_valid():
        try:
            actions.add_term(form.span(), now=now(), by=request.person)
        except Refused as refused:
            form.add_error(None, refused.happened)
        else:
            messages.success(request, _("The term was added."))
            return redirect("campus:terms")
    values = pages.terms(form, request.person)
    return render(request, "campus/terms.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Term, can=may_keep)
def term(request: PersonRequest, one: Term) -> HttpResponse:
    """Name and days of one."""
    kept = {"name": one.name, "starts_on": one.starts_on, "ends_on": one.ends_on}
    form = TermForm(request.POST or None, initial=kept)
    if form.is_valid():
        try:
            actions.change_term(one, form.span(), now=now(), by=request.person)
        except Refused as refused:
            form.add_error(None, refused.happened)
        else:
            messages.success(request, _("Saved."))
            return redirect("campus:terms")
    values = {"form": form, "term": one}
    return render(request, "campus/term.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Term, can=may_keep)
def remove_term(request: PersonRequest, one: Term) -> HttpResponse:
    """Two equal answers; looking changes nothing."""
    answer = request.POST.get("do")
    if answer not in {"remove", "keep"}:
        values = {"term": one, "days": days_of(one.span)}
        return render(request, "campus/term_remove.html", values)
    if answer == "remove":
        actions.remove_term(one, now=now(), by=request.person)
        messages.success(request, _("Removed. Who changed what still names it."))
    return redirect("campus:terms")
