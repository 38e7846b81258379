"""The page for the table, its practice, and the words that come from it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.device import kept_on_device
from apps.core.door import opens
from apps.interviews import actions
from apps.interviews.actions import Kept
from apps.interviews.forms import entries_in, entries_of
from apps.interviews.models import Interview
from apps.interviews.pages.live import kept_until
from apps.interviews.pages.live import live as shown
from apps.interviews.pages.live import practice as practised
from apps.interviews.policies import is_own_talk


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def live(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Without script it is a form; a press keeps what was typed."""
    moment = now()
    if request.method == "POST":
        actions.keep(talk, entries_of(request.POST), now=moment, by=request.person)
        if request.POST.get("do") == "log":
            return redirect("interviews:log", talk.pk)
        messages.success(request, _("Saved."))
        return redirect("interviews:live", talk.pk)
    page = render(request, "interviews/live.html", shown(talk, now=moment))
    until = kept_until(talk, now=moment)
    return kept_on_device(page, pk=request.person.pk, until=until) if until else page


@require_safe
@opens(Interview, can=is_own_talk)
def practice(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Twenty minutes of which nothing is kept."""
    values = practised(talk) | {"practice": True}
    return render(request, "interviews/live.html", values)


@require_POST
@opens(Interview, can=is_own_talk)
def keep(request: PersonRequest, talk: Interview) -> HttpResponse:
    """What a device held back, in one message; the same message again changes nothing."""
    try:
        entries = entries_in(request.body)
    except ValidationError:
        return HttpResponse(status=400)
    kept = actions.keep(talk, entries, now=now(), by=request.person)
    return JsonResponse({"kept": [_told(one) for one in kept]})


def _told(kept: Kept) -> dict[str, Any]:
    """`version` is that of this entry, `current` that of the text as it stands now."""
    return {
        "id": str(kept.client_id),
        "state": "beside" if kept.beside else "saved",
        "version": kept.version,
        "current": kept.note.version,
        "text": kept.note.text,
        "asked": kept.note.asked,
    }
