"""An alum's two pages, behind the links of their mail or signed in. GET and HEAD change nothing."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_alum
from apps.alumni import actions
from apps.alumni.choosing import choosing, joining
from apps.alumni.forms import LimitForm, OptInForm, PauseForm, SuggestForm
from apps.alumni.models import Alum
from apps.alumni.room import today_there
from apps.alumni.workflow import Status
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@capability("invitation", Alum)
def opt_in(request: PersonRequest, alum: Alum) -> HttpResponse:
    """Opened as often as somebody likes; only the button `yes` makes them visible."""
    return joined(request, alum)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_alum)
def mine(request: PersonRequest) -> HttpResponse:
    """The same page for an alum who signed in."""
    return joined(request, _own(request))


def _door(request: PersonRequest) -> dict[str, bool | str]:
    """Whoever signed in has a token of the session in their forms, and no link that grows old."""
    return {"is_own": not hasattr(request, "token"), "token": getattr(request, "token", "")}


def _own(request: PersonRequest) -> Alum:
    return get_object_or_404(Alum.objects.visible_to(request.person))


def joined(request: PersonRequest, alum: Alum) -> HttpResponse:
    if alum.status == Status.SUPPRESSED:
        return render(request, "alumni/said.html", {"alum": alum, "never": True})
    if request.method != "POST":
        return _page(request, alum, OptInForm(alum=alum))
    return _JOIN.get(request.POST.get("do", ""), _shown)(request, alum)


def _page(request: PersonRequest, alum: Alum, form: OptInForm) -> HttpResponse:
    values = joining(alum, form, now=now())
    return render(request, "alumni/opt_in.html", values, status=form.status)


def _shown(request: PersonRequest, alum: Alum) -> HttpResponse:
    return _page(request, alum, OptInForm(request.POST, alum=alum))


def _yes(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = OptInForm(request.POST, alum=alum)
    if not form.is_valid():
        return _page(request, alum, form)
    actions.opt_in(alum, form.answers(), now=now(), by=request.person)
    return redirect(request.path)


def _later(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.not_now(alum, now=now(), by=request.person)
    return render(request, "alumni/said.html", joining(alum, OptInForm(alum=alum), now=now()))


def _leave(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.leave(alum, now=now(), by=request.person)
    return render(request, "alumni/said.html", {"alum": alum, "left": True})


def _never(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.never_again(alum, now=now(), by=request.person)
    return redirect(request.path)


def _account(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.open_account(alum, now=now(), by=request.person)
    return redirect(request.path)


_JOIN: dict[str, Callable[[PersonRequest, Alum], HttpResponse]] = {
    "preview": _shown,
    "yes": _yes,
    "later": _later,
    "leave": _leave,
    "never": _never,
    "account": _account,
}


@require_http_methods(["GET", "HEAD", "POST"])
@capability("choices", Alum)
def choices(request: PersonRequest, alum: Alum) -> HttpResponse:
    """Asked less, pause, leave: from any message, at any time. This link never expires."""
    return chosen(request, alum)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_alum)
def own_choices(request: PersonRequest) -> HttpResponse:
    """The same page for an alum who signed in."""
    return chosen(request, _own(request))


def chosen(request: PersonRequest, alum: Alum) -> HttpResponse:
    if request.method == "POST" and (verb := _CHOOSE.get(request.POST.get("do", ""))):
        return verb(request, alum)
    status = 422 if request.method == "POST" else 200
    return render(
        request, "alumni/choices.html", choosing(alum, **_door(request), now=now()), status=status
    )


def _limit(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = LimitForm(request.POST, most=alum.month_limit)
    if not form.is_valid():
        values = choosing(alum, **_door(request), now=now(), limit=form, form=form)
        return render(request, "alumni/choices.html", values, status=form.status)
    actions.change_limit(alum, form.cleaned_data["limit"], now=now(), by=request.person)
    return redirect(request.path)


def _pause(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = PauseForm(request.POST, today=today_there(alum, now()))
    if not form.is_valid():
        values = choosing(alum, **_door(request), now=now(), pause=form, form=form)
        return render(request, "alumni/choices.html", values, status=form.status)
    actions.pause(alum, form.cleaned_data["until"], now=now(), by=request.person)
    return redirect(request.path)


def _fresh(request: PersonRequest, alum: Alum) -> HttpResponse:
    """To be asked more takes a link that expires; it goes to the address on file alone."""
    actions.send_fresh_link(alum, now=now(), by=request.person)
    return render(
        request, "alumni/choices.html", choosing(alum, **_door(request), now=now(), is_posted=True)
    )


def _out(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.leave(alum, now=now(), by=request.person)
    return redirect(request.path)


def _suggest(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = SuggestForm(request.POST)
    is_taken = form.is_valid() and _named(request, alum, form)
    bound = {"is_suggested": True} if is_taken else {"suggest": form, "form": form}
    values = choosing(alum, **_door(request), now=now(), **bound)
    return render(request, "alumni/choices.html", values, status=form.status)


def _named(request: PersonRequest, alum: Alum, form: SuggestForm) -> bool:
    said = form.cleaned_data
    try:
        actions.suggest_colleague(alum, said["name"], said["word"], now=now(), by=request.person)
    except Refused as refused:
        form.add_error(None, refused.happened)
        return False
    return True


def _quiet(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.hear_no_more(alum, now=now(), by=request.person)
    return redirect(request.path)


def _stay(request: PersonRequest, _alum: Alum) -> HttpResponse:
    """The other of two equal answers: a program that presses a lone button finds no such thing."""
    return redirect(request.path)


_CHOOSE: dict[str, Callable[[PersonRequest, Alum], HttpResponse]] = {
    "limit": _limit,
    "pause": _pause,
    "fresh": _fresh,
    "leave": _out,
    "quiet": _quiet,
    "never": _never,
    "suggest": _suggest,
    "stay": _stay,
}
