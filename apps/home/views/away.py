from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_advisor
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused
from apps.core.presses import came_through
from apps.home import actions
from apps.home import staff as page
from apps.home.forms import OwnAwayForm


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_advisor)
def days_away(request: PersonRequest) -> HttpResponse:
    """An advisor's own days away, and who reads for them meanwhile."""
    person, moment = request.person, now()
    sent = request.POST if request.method == "POST" else None
    form = OwnAwayForm(sent, person=person, today=page.today(moment))
    if form.is_valid():
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        try:
            actions.plan_away(person, first, last, form.chosen(), now=moment, by=person)
        except Refused as refused:
            form.add_error("first", refused.happened)
        else:
            messages.success(request, _("Noted. The center sees it, too."))
            return came_through(request, "home:days_away")
    values = page.one(person, person, now=moment) | {"form": form}
    return render(request, "home/days_away.html", values, status=form.status)
