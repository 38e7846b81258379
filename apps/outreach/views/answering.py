"""The alum's minute: no account, one page, a few equal answers. GET and HEAD change nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.outreach import actions
from apps.outreach.forms import AcceptForm, NoteForm
from apps.outreach.listing import letter
from apps.outreach.models import Request
from apps.outreach.views.agreed import toward_talk


@require_safe
@capability("answer", Request)
def answer(request: PersonRequest, asked: Request) -> HttpResponse:
    chosen = request.GET.get("slot", "")
    values = letter(asked, token=request.token, now=now(), chosen=chosen)
    return render(request, "outreach/answer.html", values)


@require_POST
@capability("answer", Request)
def accept(request: PersonRequest, asked: Request) -> HttpResponse:
    moment = now()
    form = AcceptForm(request.POST, request=asked, now=moment)
    if not form.is_valid():
        values = letter(asked, token=request.token, now=moment) | {"accept": form}
        return render(request, "outreach/answer.html", values, status=422)
    mode = (asked.formats or ["video"])[0]
    yes = actions.Yes(form.cleaned_data["slot"].starts_at, mode)
    return toward_talk(request, actions.accept(asked, yes, now=moment, by=request.person))


@require_POST
@capability("answer", Request)
def suggest(request: PersonRequest, asked: Request) -> HttpResponse:
    return _with_note(request, asked, "suggest")


@require_POST
@capability("answer", Request)
def decline(request: PersonRequest, asked: Request) -> HttpResponse:
    return _with_note(request, asked, "decline")


_VERBS = {"suggest": actions.suggest_times, "decline": actions.decline}


def _with_note(request: PersonRequest, asked: Request, verb: str) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        values = letter(asked, token=request.token, now=now()) | {verb: form}
        return render(request, "outreach/answer.html", values, status=422)
    answered = _VERBS[verb](asked, form.cleaned_data["note"], now=now(), by=request.person)
    if answered.interview is not None:
        return toward_talk(request, answered)
    return redirect("outreach:answer", request.token)
