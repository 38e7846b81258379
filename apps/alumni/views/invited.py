"""Behind the links of an alum's mail: no account. GET and HEAD change nothing."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.alumni import actions
from apps.alumni.choosing import choosing, joining
from apps.alumni.forms import LimitForm, OptInForm, PauseForm
from apps.alumni.models import Alum
from apps.alumni.room import today_there
from apps.alumni.workflow import Status
from apps.core.clock import now


@require_http_methods(["GET", "HEAD", "POST"])
@capability("invitation", Alum)
def opt_in(request: PersonRequest, alum: Alum) -> HttpResponse:
    """Opened as often as somebody likes; only the button `yes` makes them visible."""
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
    return redirect("alumni:opt_in", request.token)


def _later(request: PersonRequest, alum: Alum) -> HttpResponse:
    return render(request, "alumni/said.html", joining(alum, OptInForm(alum=alum), now=now()))


def _leave(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.leave(alum, now=now(), by=request.person)
    return render(request, "alumni/said.html", {"alum": alum, "left": True})


def _never(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.never_again(alum, now=now(), by=request.person)
    return redirect("alumni:opt_in", request.token)


_JOIN: dict[str, Callable[[PersonRequest, Alum], HttpResponse]] = {
    "preview": _shown,
    "yes": _yes,
    "later": _later,
    "leave": _leave,
    "never": _never,
}


@require_http_methods(["GET", "HEAD", "POST"])
@capability("choices", Alum)
def choices(request: PersonRequest, alum: Alum) -> HttpResponse:
    """Asked less, pause, leave: from any message, at any time. This link never expires."""
    if request.method == "POST" and (verb := _CHOOSE.get(request.POST.get("do", ""))):
        return verb(request, alum)
    status = 422 if request.method == "POST" else 200
    return render(request, "alumni/choices.html", choosing(alum, now=now()), status=status)


def _limit(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = LimitForm(request.POST, most=alum.month_limit)
    if not form.is_valid():
        values = choosing(alum, now=now(), limit=form, form=form)
        return render(request, "alumni/choices.html", values, status=form.status)
    actions.change_limit(alum, form.cleaned_data["limit"], now=now(), by=request.person)
    return redirect("alumni:choices", request.token)


def _pause(request: PersonRequest, alum: Alum) -> HttpResponse:
    form = PauseForm(request.POST, today=today_there(alum, now()))
    if not form.is_valid():
        values = choosing(alum, now=now(), pause=form, form=form)
        return render(request, "alumni/choices.html", values, status=form.status)
    actions.pause(alum, form.cleaned_data["until"], now=now(), by=request.person)
    return redirect("alumni:choices", request.token)


def _fresh(request: PersonRequest, alum: Alum) -> HttpResponse:
    """To be asked more takes a link that expires; it goes to the address on file alone."""
    actions.send_fresh_link(alum, now=now(), by=request.person)
    return render(request, "alumni/choices.html", choosing(alum, now=now(), is_posted=True))


def _out(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.leave(alum, now=now(), by=request.person)
    return redirect("alumni:choices", request.token)


def _stay(request: PersonRequest, _alum: Alum) -> HttpResponse:
    """The other of two equal answers: a program that presses a lone button finds no such thing."""
    return redirect("alumni:choices", request.token)


_CHOOSE: dict[str, Callable[[PersonRequest, Alum], HttpResponse]] = {
    "limit": _limit,
    "pause": _pause,
    "fresh": _fresh,
    "leave": _out,
    "stay": _stay,
}
