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
from apps.core.joining import Crossed
from apps.core.presses import came_through
from apps.interviews.actions.manners import set_manners
from apps.interviews.forms.manners import MannersForm
from apps.interviews.models import Manner


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def manners(request: PersonRequest) -> HttpResponse:
    """One line a field; students read it on the sheet of their next conversation."""
    kept = Manner.objects.visible_to(request.person).said()
    form = MannersForm(request.POST or None, kept=kept)
    if form.is_valid() and _is_saved(request, form):
        return came_through(request, "interviews:manners")
    return render(request, "interviews/manners.html", {"form": form}, status=form.status)


def _is_saved(request: PersonRequest, form: MannersForm) -> bool:
    try:
        shown = form.cleaned_data["seal"]
        changed = set_manners(form.said(), shown=shown, now=now(), by=request.person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    words = _("Saved. Students see it with their next look.")
    messages.success(request, words if changed else _("Nothing was changed."))
    return True
