from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.advising import actions, filtering
from apps.advising import caseload as page
from apps.advising.forms import ViewForm
from apps.advising.models import View
from apps.advising.policies import is_own
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused


@require_safe
@requires(is_staff)
def caseload(request: PersonRequest) -> HttpResponse:
    values = page.values(request.person, request.GET.dict(), now=now())
    return render(request, "advising/caseload.html", values)


@require_POST
@requires(is_staff)
def keep_view(request: PersonRequest) -> HttpResponse:
    """Keeps the filters that are on under a name; asks before it takes that of another view."""
    form, taken = ViewForm(request.POST), ""
    sent = filtering.from_query(request.POST.get("query", ""))
    if form.is_valid():
        name, query = form.cleaned_data["name"], filtering.to_keep(request.POST.get("query", ""))
        try:
            actions.keep_view(
                name, query, replaces=request.POST.get("replaces", ""), by=request.person
            )
        except Refused as refused:
            form.add_error("name", refused.happened)
            taken = name
        else:
            return redirect(f"{reverse('advising:caseload')}?{query}")
    values = page.values(request.person, sent, now=now()) | {"form": form, "taken": taken}
    return render(request, "advising/caseload.html", values, status=form.status)


@require_POST
@opens(View, can=is_own)
def drop_view(request: PersonRequest, view: View) -> HttpResponse:
    """Its filters stay on, so that they can be kept again."""
    actions.drop_view(view, by=request.person)
    words = _("The view “%(name)s” is gone. Its filters are on still: name them to keep them.")
    messages.success(request, words % {"name": view.name})
    return redirect(f"{reverse('advising:caseload')}?{view.query}")
