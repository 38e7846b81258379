"""What students promise before their first message; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.campus.forms import PledgeForm
from apps.campus.models import Wording
from apps.core.clock import now
from apps.core.door import requires
from apps.core.joining import Crossed
from apps.core.presses import came_through
from apps.core.sealed import Other


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def pledge(request: PersonRequest) -> HttpResponse:
    form = pages.pledge_form(request.POST or None)
    others: list[Other] = []
    if form.is_valid():
        try:
            made = _worded(request, form)
        except Crossed as crossed:
            others = form.beside(crossed)
        else:
            words = _("Students read it from now on.") if made else _("It stands already.")
            messages.success(request, words)
            return came_through(request, "campus:pledge")
    values = pages.pledge(form, request.person) | {"others": others}
    return render(request, "campus/pledge.html", values, status=form.status)


def _worded(request: PersonRequest, form: PledgeForm) -> Wording | None:
    return actions.word_pledge(
        form.lines(),
        asks_again=form.asks_again,
        shown=form.cleaned_data["seal"],
        now=now(),
        by=request.person,
    )
