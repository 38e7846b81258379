"""The alum's minute: no account, one page, equal answers. GET and HEAD change nothing."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.alumni import actions as alumni
from apps.alumni.forms import ZoneForm
from apps.core.clock import now
from apps.core.moves import Refused, StaleMove
from apps.interviews.forms import TimesForm
from apps.outreach import actions
from apps.outreach.answering import echoes, form_of, letter, times_of, typed
from apps.outreach.forms.answering import FORMS, AnswerForm
from apps.outreach.models import Request, Verb
from apps.outreach.views.agreed import toward_talk
from apps.outreach.views.choosing import CHOICES, wrong_in

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
    if verb in CHOICES:
        return _chosen(request, asked, verb)
    if verb not in _VERBS:
        raise Http404
    return _VERBS[verb](request, asked)


def _given(request: PersonRequest, asked: Request, verb: str) -> HttpResponse:
    form = form_of(verb, asked, request.POST, now=now())
    if not form.is_valid():
        return _kept(request, asked, form)
    return _held(request, asked, form, form.given())


def _kept(
    request: PersonRequest, asked: Request, form: AnswerForm | TimesForm, status: int = 0
) -> HttpResponse:
    """The page with what was typed, and why it was not taken."""
    values = letter(asked, token=request.token, now=now(), wrong=form) | typed(form)
    return render(request, PAGE, values, status=status or form.status)


def _held(
    request: PersonRequest, asked: Request, form: AnswerForm | TimesForm, given: actions.Given
) -> HttpResponse:
    """Held for half a minute; where that is not possible, nothing typed is lost."""
    try:
        actions.hold(asked, given, now=now(), by=request.person)
    except (StaleMove, Refused) as refused:
        form.add_error(None, refused.happened)
        return _kept(request, asked, form, status=409)
    return redirect("outreach:answer", request.token)


def _chosen(request: PersonRequest, asked: Request, verb: str) -> HttpResponse:
    """What became of it stands with the choices, far down on the page."""
    shown = CHOICES[verb](request, asked)
    if shown:
        return _again(request, asked, **shown)
    return redirect(reverse("outreach:answer", args=[request.token]) + "#choices")


def _undo(request: PersonRequest, asked: Request) -> HttpResponse:
    """With the words of another answer, where these were typed meanwhile."""
    moment = now()
    actions.undo_answer(asked, now=moment, by=request.person)
    verb = request.POST.get("verb", "")
    if verb in FORMS:
        return _kept(request, asked, form_of(verb, asked, request.POST, now=moment))
    if verb == Verb.SUGGEST:
        return _kept(request, asked, times_of(asked, request.POST, now=moment))
    return redirect("outreach:answer", request.token)


def _tell(request: PersonRequest, asked: Request) -> HttpResponse:
    """What was held goes out; a yes leads on to the page of the conversation."""
    actions.tell_now(asked, now=now(), by=request.person)
    asked.refresh_from_db()
    if asked.interview is not None:
        return toward_talk(request, asked)
    return redirect("outreach:answer", request.token)


def _zone(request: PersonRequest, asked: Request) -> HttpResponse:
    """Every time from here on is read on this clock."""
    if asked.alum is None:
        raise Http404
    form = ZoneForm(request.POST, alum=asked.alum)
    if not form.is_valid():
        return _again(request, asked, clock=form)
    alumni.change_zone(asked.alum, form.cleaned_data["zone"], now=now(), by=request.person)
    return redirect("outreach:answer", request.token)


def _again(request: PersonRequest, asked: Request, **shown: Any) -> HttpResponse:  # noqa: ANN401 - what a page shows
    """The page with what was typed, and what is wrong with it."""
    wrong = wrong_in(shown)
    values = letter(asked, token=request.token, now=now()) | shown | {"form": wrong}
    return render(request, PAGE, values, status=wrong.status if wrong else 200)


def _suggest(request: PersonRequest, asked: Request) -> HttpResponse:
    """A yes with other times; what was typed in words is shown back before anything is held."""
    moment = now()
    form = times_of(asked, request.POST, now=moment)
    if request.POST.get("do") == "change" or not form.is_valid():
        return _kept(request, asked, form)
    if not form.is_confirmed:
        values = letter(asked, token=request.token, now=moment)
        values |= {"form": form, "echoes": echoes(form, asked)}
        return render(request, "outreach/answer_read.html", values)
    mode = (asked.formats or ["video"])[0]
    note, times = form.cleaned_data["note"], tuple(form.times())
    given = actions.Given(Verb.SUGGEST, note=note, times=times, mode=mode)
    return _held(request, asked, form, given)


_VERBS: dict[str, Callable[[PersonRequest, Request], HttpResponse]] = {
    "undo": _undo,
    "tell": _tell,
    "suggest": _suggest,
    "zone": _zone,
}
