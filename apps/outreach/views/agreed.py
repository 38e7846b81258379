"""What an alum does with an agreed conversation, behind the link of its mails.

GET and HEAD change nothing; each act is a form of its own.
"""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.forms import RapportForm
from apps.core.moves import Refused
from apps.interviews import actions
from apps.interviews.calendar import invitation
from apps.interviews.forms import CancelForm, TakeForm, TimesForm, WayForm
from apps.interviews.models import Interview
from apps.interviews.pages.times import echoes
from apps.interviews.workflow import Side
from apps.outreach import actions as thread
from apps.outreach.agreed import page, request_of, state_of
from apps.outreach.forms import MessageForm
from apps.outreach.models import Request
from apps.outreach.views.choosing import CHOICES, wrong_in

BEGUN = {"times": "agreed_times", "cancel": "agreed_cancel"}


@require_POST
@capability("answer", Request)
def begin(request: PersonRequest, asked: Request) -> HttpResponse:
    """From the answered letter to the conversation that came of it, or to one of its pages."""
    return toward_talk(request, asked, BEGUN.get(request.POST.get("page", ""), "agreed"))


def toward_talk(request: PersonRequest, asked: Request, name: str = "agreed") -> HttpResponse:
    """On with a link of the conversation's own: the one that answered is no key to it."""
    if asked.interview is None:
        raise Http404
    token = actions.talk_token(asked.interview, now=now(), by=request.person)
    return redirect(f"outreach:{name}", token)


@require_safe
@capability("talk", Interview)
def agreed(request: PersonRequest, talk: Interview) -> HttpResponse:
    return _shown(request, talk)


def _shown(
    request: PersonRequest,
    talk: Interview,
    wrong: RapportForm | None = None,
    **shown: Any,  # noqa: ANN401 - what a page shows
) -> HttpResponse:
    values = page(talk, request.token, now=now(), wrong=wrong) | shown
    return render(request, "outreach/agreed.html", values, status=wrong.status if wrong else 200)


@require_safe
@capability("talk", Interview)
def entry(request: PersonRequest, talk: Interview) -> HttpResponse:
    """The calendar entry as a file; it names no attendee, so nothing is answered to anyone."""
    moment = now()
    if state_of(talk, now=moment) not in {"ahead", "now"}:
        raise Http404
    text = invitation(talk, request.person, method="PUBLISH", now=moment)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="conversation.ics"'
    return answer


@require_POST
@capability("talk", Interview)
def place(request: PersonRequest, talk: Interview) -> HttpResponse:
    """A link of their own, by telephone, or a public place."""
    form = WayForm(request.POST, side=Side.ALUM)
    if not form.is_valid():
        return _shown(request, talk, form)
    actions.settle_place(talk, form.way(), now=now(), by=request.person)
    return redirect("outreach:agreed", request.token)


@require_POST
@capability("talk", Interview)
def remind(request: PersonRequest, talk: Interview) -> HttpResponse:
    """One mail more, an hour before; or no longer."""
    wanted = {"yes": True, "no": False}.get(request.POST.get("hour_before", ""))
    if wanted is not None:
        actions.remind_hour_before(talk, wanted, now=now(), by=request.person)
    return redirect("outreach:agreed", request.token)


@require_POST
@capability("talk", Interview)
def write(request: PersonRequest, talk: Interview) -> HttpResponse:
    """A line on the thread of the request that led here."""
    form, asked = MessageForm(request.POST), request_of(talk)
    if asked is None:
        raise Http404
    if not form.is_valid():
        return _shown(request, talk, form)
    try:
        thread.write(asked, form.cleaned_data["text"], now=now(), by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        return _shown(request, talk, form)
    return redirect("outreach:agreed", request.token)


@require_POST
@capability("talk", Interview)
def choose(request: PersonRequest, talk: Interview, verb: str) -> HttpResponse:
    """To be asked less, to leave, to report a concern: as under the letter that led here."""
    asked = request_of(talk)
    if asked is None or verb not in CHOICES:
        raise Http404
    shown = CHOICES[verb](request, asked)
    if shown:
        return _shown(request, talk, wrong_in(shown), **shown)
    return redirect(reverse("outreach:agreed", args=[request.token]) + "#choices")


@require_http_methods(["GET", "HEAD", "POST"])
@capability("talk", Interview)
def times(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Other times; what was typed in words is shown back before anything is sent."""
    moment, typed = now(), request.POST if request.method == "POST" else None
    form = TimesForm(typed, zone=request.person.zone, now=moment)
    values = page(talk, request.token, now=moment) | {"form": form}
    if typed is None or typed.get("do") == "change" or not form.is_valid():
        return render(request, "outreach/agreed_times.html", values, status=form.status)
    if not form.is_confirmed:
        values |= {"echoes": echoes(form, talk, request.person)}
        return render(request, "outreach/agreed_read.html", values)
    note = form.cleaned_data["note"]
    actions.suggest(talk, form.times(), note, now=moment, by=request.person)
    return redirect("outreach:agreed", request.token)


@require_POST
@capability("talk", Interview)
def take(request: PersonRequest, talk: Interview) -> HttpResponse:
    """One of the student's times; both get the invitation."""
    moment = now()
    form = TakeForm(request.POST, talk=talk, reader=request.person, now=moment)
    if not form.is_valid():
        return _shown(request, talk, form)
    actions.take(form.cleaned_data["option"], now=moment, by=request.person)
    return redirect("outreach:agreed", request.token)


@require_http_methods(["GET", "HEAD", "POST"])
@capability("talk", Interview)
def cancel(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Asks first, with two equal answers."""
    form = CancelForm(request.POST if request.method == "POST" else None)
    pressed = request.POST.get("do", "")
    if pressed == "keep":
        return redirect("outreach:agreed", request.token)
    if pressed == "cancel" and form.is_valid():
        actions.cancel(talk, form.cleaned_data["note"], now=now(), by=request.person)
        return redirect("outreach:agreed", request.token)
    values = page(talk, request.token, now=now()) | {"form": form}
    return render(request, "outreach/agreed_cancel.html", values, status=form.status)


@require_POST
@capability("talk", Interview)
def undo(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Takes a cancellation back while nobody has been told."""
    actions.restore(talk, now=now(), by=request.person)
    return redirect("outreach:agreed", request.token)
