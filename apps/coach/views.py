from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.coach.actions import set_rules
from apps.coach.forms import RulesForm
from apps.coach.models import RuleSetting
from apps.core.clock import now
from apps.core.door import requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def rules(request: PersonRequest) -> HttpResponse:
    """Which rules read at this campus, and in which words."""
    settings = RuleSetting.objects.visible_to(request.person).by_code()
    form = RulesForm(request.POST or None, settings=settings)
    if not form.is_valid():
        return render(request, "coach/rules.html", {"form": form}, status=form.status)
    _verb, _space, code = request.POST.get("do", "save").partition(" ")
    chosen = form.chosen(request.POST.getlist("rules"), rapports_again=code)
    set_rules(chosen, now=now(), by=request.person)
    messages.success(request, _("Saved. Students see it from their next look at a note."))
    return redirect("coach:rules")
