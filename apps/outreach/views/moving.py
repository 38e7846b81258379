"""After sending: one endpoint for every button of a request."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.core.forms import RapportForm
from apps.core.moves import Refused
from apps.interviews.forms import WhenForm
from apps.interviews.models import Interview
from apps.interviews.policies import is_own_talk
from apps.outreach import actions
from apps.outreach.forms import IntroducedForm, MessageForm, WithdrawForm
from apps.outreach.listing import picture
from apps.outreach.models import Request
from apps.outreach.policies import is_students_own


@require_POST
@opens(Request, can=is_students_own)
def move(request: PersonRequest, asked: Request, move: str) -> HttpResponse:
    if move not in _MOVES:
        raise Http404
    return _MOVES[move](request, asked)


def _undo(request: PersonRequest, asked: Request) -> HttpResponse:
    actions.undo(asked, now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _withdraw(request: PersonRequest, asked: Request) -> HttpResponse:
    form = WithdrawForm(request.POST)
    if not form.is_valid():
        return _again(request, asked, form, withdraw=form)
    actions.withdraw(asked, form.cleaned_data["note"], now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _again(
    request: PersonRequest, asked: Request, form: RapportForm, **forms: RapportForm
) -> HttpResponse:
    """The page with what was typed, and what is wrong with it."""
    values = picture(asked, now=now()) | {"form": form, **forms}
    return render(request, "outreach/request.html", values, status=422)


def _take_back(request: PersonRequest, asked: Request) -> HttpResponse:
    actions.take_back(asked, now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


@require_POST
@opens(Request, can=is_students_own)
def write(request: PersonRequest, asked: Request) -> HttpResponse:
    """A message on the thread; what was typed stays on the page if it cannot be sent."""
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _again(request, asked, form, message=form)
    try:
        actions.write(asked, form.cleaned_data["text"], now=now(), by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        return _again(request, asked, form, message=form)
    return redirect("outreach:request", asked.pk)


def _decline(request: PersonRequest, asked: Request) -> HttpResponse:
    actions.decline(asked, "", now=now(), by=request.person)
    return redirect("outreach:request", asked.pk)


def _accept(request: PersonRequest, asked: Request) -> HttpResponse:
    """Someone outside Rapport said yes, and the student writes the time down."""
    moment = now()
    form = WhenForm(request.POST, zone=request.person.zone, now=moment, at=None)
    if not form.is_valid():
        return _again(request, asked, form)
    yes = actions.Yes(form.starts_at(), (asked.formats or ["video"])[0])
    actions.accept(asked, yes, now=moment, by=request.person)
    return redirect("outreach:request", asked.pk)


def _introduced(request: PersonRequest, asked: Request) -> HttpResponse:
    """Somebody they know led the student to somebody new."""
    form = IntroducedForm(request.POST)
    if not form.is_valid():
        return _again(request, asked, form, introduced=form)
    led = actions.Led(
        " ".join(form.cleaned_data["name"].split()), form.cleaned_data["organization"]
    )
    found = actions.introduced(asked, led, now=now(), by=request.person)
    return (
        redirect("contacts:contact", found.pk) if found else redirect("outreach:request", asked.pk)
    )


_MOVES: dict[str, Callable[[PersonRequest, Request], HttpResponse]] = {
    "undo": _undo,
    "withdraw": _withdraw,
    "take_back": _take_back,
    "decline": _decline,
    "accept": _accept,
    "introduced": _introduced,
}


@require_safe
@opens(Interview, can=is_own_talk)
def short_note(request: PersonRequest, talk: Interview) -> HttpResponse:
    """To where one writes to the other: the thread, or the person's page outside Rapport."""
    asked = Request.objects.visible_to(request.person).leading_to(talk)
    if asked is None or not asked.through_rapport:
        return redirect("contacts:contact", talk.contact_id)
    return redirect(f"{reverse('outreach:request', args=[asked.pk])}#thread")
