"""Where to meet and how to be there, for coordinators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import requires
from apps.core.presses import came_through
from apps.interviews.actions.manners import set_manners
from apps.interviews.forms.manners import MannersForm
from apps.interviews.models import Manner


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def manners(request: PersonRequest) -> HttpResponse:
    """One line a field; students read it on the sheet of their next conversation."""
    kept = Manner.objects.visible_to(request.person).said()
    form = MannersForm(request.POST or None, initial=kept)
    if form.is_valid():
        changed = set_manners(form.said(), now=now(), by=request.person)
        words = _("Saved. Students see it with their next look.")
        messages.success(request, words if changed else _("Nothing was changed."))
        return came_through(request, "interviews:manners")
    return render(request, "interviews/manners.html", {"form": form}, status=form.status)
