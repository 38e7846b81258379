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
from apps.campus.views import removal
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.core.presses import came_through


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
            return came_through(request, "campus:terms")
    values = pages.terms(form, request.person)
    return render(request, "campus/terms.html", values, status=form.status)


def _gone(request: PersonRequest, pk: int) -> HttpResponse:
    """Somebody removed it while its page was open: what is typed can be added again."""
    if removal.is_pressed_again(request):
        messages.info(request, _("Somebody removed this term already."))
        return redirect("campus:terms")
    form = TermForm(request.POST)
    words = _("Somebody removed this term while you changed it. Add it again if it is to stay.")
    form.add_error(None, words)
    values = pages.terms(form, request.person) | {"copy": f"term-{pk}"}
    return render(request, "campus/terms.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Term, can=may_keep, gone=_gone)
def term(request: PersonRequest, one: Term) -> HttpResponse:
    """Name and days of one."""
    form = TermForm(request.POST or None, initial=pages.kept(one))

    def save(shown: str) -> None:
        actions.change_term(one, form.span(), shown=shown, now=now(), by=request.person)

    tried = form.tried(save)
    if tried.is_saved:
        messages.success(request, _("Saved."))
        return came_through(request, "campus:terms")
    values = {"form": form, "term": one, "others": tried.others}
    return render(request, "campus/term.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Term, can=may_keep, gone=_gone)
def remove_term(request: PersonRequest, one: Term) -> HttpResponse:
    """Two equal answers; looking changes nothing."""

    def remove(shown: str) -> None:
        actions.remove_term(one, shown=shown, now=now(), by=request.person)

    status = removal.asked(request, remove)
    if status is None:
        return redirect("campus:terms")
    values = {"term": one, "days": days_of(one.span)}
    return render(request, "campus/term_remove.html", values, status=status)
