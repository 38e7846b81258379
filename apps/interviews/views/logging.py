"""The log. Closing it opens the note of thanks."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.core.moves import Refused, StaleMove
from apps.core.presses import came_through
from apps.interviews import actions
from apps.interviews.forms import LogForm
from apps.interviews.models import Interview, LogDraft
from apps.interviews.pages.thanks import logging
from apps.interviews.policies import is_own_talk


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def log(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Every field may stay empty but the last; what was typed is kept whatever happens."""
    typed = request.POST if request.method == "POST" else None
    moment = now()
    draft = LogDraft.objects.visible_to(request.person).of(talk).first()
    form = LogForm(typed, interview=talk, log=getattr(talk, "log", None), now=moment, draft=draft)
    is_later = request.POST.get("do") == "later"
    if not is_later and not form.is_valid():
        values = logging(talk) | {"form": form}
        return render(request, "interviews/log.html", values, status=form.status)
    try:
        if is_later:
            actions.save_for_later(talk, form.typed(), now=moment, by=request.person)
        else:
            actions.log(talk, form.account(), now=moment, by=request.person)
    except (Refused, StaleMove) as no:
        return _kept_here(request, talk, no.happened)
    if is_later:
        messages.success(request, _("Saved for later. The log waits here until you close it."))
    return came_through(request, "interviews:talk" if is_later else "interviews:thanks", talk.pk)


def _kept_here(request: PersonRequest, talk: Interview, happened: str) -> HttpResponse:
    """It was called off or moved meanwhile: the words stand in the form, to keep elsewhere."""
    talk.refresh_from_db()
    form = LogForm(request.POST, interview=talk, log=getattr(talk, "log", None), now=now())
    values = logging(talk) | {"form": form, "happened": happened}
    return render(request, "interviews/log.html", values, status=409)
