from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.core.clock import now
from apps.core.door import requires
from apps.home.forms import DaysForm
from apps.home.report import page


@require_safe
@requires(is_staff)
def report(request: PersonRequest) -> HttpResponse:
    """One page in numbers: of a term, or of the days of the address."""
    moment = now()
    form = DaysForm(request.GET) if {"first", "last"} & set(request.GET) else None
    values: dict[str, Any] = {}
    if form is None or form.is_valid():
        days = form.days() if form else page.this_term(now=moment)
        form = DaysForm(initial=vars(days)) if form is None else form
        values = page.values(request.person, days, now=moment)
    return render(request, "home/report.html", values | {"form": form}, status=form.status)
