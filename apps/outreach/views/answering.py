"""The alum's minute: no account, one page, equal answers. GET and HEAD change nothing."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.moves import Refused
from apps.outreach import actions
from apps.outreach.answering import form_of, letter
from apps.outreach.forms import MessageForm
from apps.outreach.forms.answering import FORMS
from apps.outreach.models import Request

PAGE = "outreach/answer.html"


@require_safe
@capability("answer", Request)
def answer(request: PersonRequest, asked: Request) -> HttpResponse:
    chosen = request.GET.get("slot", "")
    return render(request, PAGE, letter(asked, token=request.token, now=now(), chosen=chosen))


@require_POST
@capability("answer", Request)
def give(request: PersonRequest, asked: Request, verb: str) -> HttpResponse:
    """One answer, held for half a minute; or what to do with the one that is held."""
    if verb in FORMS:
        return _given(request, asked, verb)
    if verb not in _VERBS:
        raise Http404
    return _VERBS[verb](request, asked)


def _given(request: PersonRequest, asked: Request, verb: str) -> HttpResponse:
    moment = now()
    form = form_of(verb, asked, request.POST, now=moment)
    if not form.is_valid():
        values = letter(asked, token=request.token, now=moment, wrong=form)
        return render(request, PAGE, values, status=422)
    actions.hold(asked, form.given(), now=moment, by=request.person)
    return redirect("outreach:answer", request.token)


def _undo(request: PersonRequest, asked: Request) -> HttpResponse:
    actions.undo_answer(asked, now=now(), by=request.person)
    return redirect("outreach:answer", request.token)


def _tell(request: PersonRequest, asked: Request) -> HttpResponse:
    actions.tell_now(asked, now=now(), by=request.person)
    return redirect("outreach:answer", request.token)


def _write(request: PersonRequest, asked: Request) -> HttpResponse:
    form = MessageForm(request.POST)
    moment = now()
    if not form.is_valid():
        values = letter(asked, token=request.token, now=moment) | {"form": form, "message": form}
        return render(request, PAGE, values, status=422)
    try:
        actions.write(asked, form.cleaned_data["text"], now=moment, by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        values = letter(asked, token=request.token, now=moment) | {"form": form, "message": form}
        return render(request, PAGE, values, status=409)
    return redirect("outreach:answer", request.token)


_VERBS: dict[str, Callable[[PersonRequest, Request], HttpResponse]] = {
    "undo": _undo,
    "tell": _tell,
    "write": _write,
}
