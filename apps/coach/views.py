from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.coach.actions import set_rules
from apps.coach.forms import RulesForm
from apps.coach.models import RuleSetting
from apps.core.clock import now
from apps.core.door import requires
from apps.core.joining import Crossed
from apps.core.presses import came_through


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def rules(request: PersonRequest) -> HttpResponse:
    """Which rules read at this campus, and in which words."""
    settings = RuleSetting.objects.visible_to(request.person).by_code()
    form = RulesForm(request.POST or None, settings=settings)
    if form.is_valid() and _is_saved(request, form):
        return came_through(request, "coach:rules")
    return render(request, "coach/rules.html", {"form": form}, status=form.status)


def _is_saved(request: PersonRequest, form: RulesForm) -> bool:
    _verb, _space, code = request.POST.get("do", "save").partition(" ")
    chosen = form.chosen(request.POST.getlist("rules"), rapports_again=code)
    try:
        set_rules(chosen, shown=form.cleaned_data["seal"], now=now(), by=request.person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    messages.success(request, _("Saved. Students see it from their next look at a note."))
    return True
