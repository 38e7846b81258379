"""The question bank, for coordinators."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import requires
from apps.core.joining import Crossed
from apps.core.presses import came_through
from apps.interviews import actions
from apps.interviews.forms import BankForm
from apps.interviews.models import Topic
from apps.interviews.pages.bank import edited, listed


@require_safe
@requires(is_coordinator)
def bank(request: PersonRequest) -> HttpResponse:
    """Every question that students may be offered, by topic."""
    return render(request, "interviews/bank.html", listed(request.person))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def topic(request: PersonRequest, topic: str) -> HttpResponse:
    """The questions of one topic: which are suggested, in which words, and one more."""
    if topic not in Topic.values:
        raise Http404
    form = edited(request.person, topic, request.POST or None)
    if form.is_valid() and _is_saved(request, form, topic):
        return came_through(request, "interviews:bank_topic", topic)
    values = {"form": form, "topic": Topic(topic)}
    return render(request, "interviews/bank_topic.html", values, status=form.status)


def _is_saved(request: PersonRequest, form: BankForm, topic: str) -> bool:
    _verb, _space, slug = request.POST.get("do", "save").partition(" ")
    chosen = form.chosen(topic, request.POST.getlist("questions"), rapports_again=slug)
    try:
        shown = form.cleaned_data["seal"]
        actions.set_bank(chosen, shown=shown, now=now(), by=request.person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    messages.success(request, _("Saved. Students see it from their next look at a sheet."))
    return True
