"""Times that are suggested and taken, and how the two meet: the student's side."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.core.door import opens
from apps.interviews import actions
from apps.interviews.forms import TakeForm, TimesForm, WayForm, WhereForm
from apps.interviews.models import Interview
from apps.interviews.pages.talks import one
from apps.interviews.pages.times import echoes
from apps.interviews.policies import is_own_talk
from apps.interviews.terms import Way
from apps.interviews.views.talking import shown
from apps.interviews.workflow import Side


@require_POST
@opens(Interview, can=is_own_talk)
def place(request: PersonRequest, talk: Interview) -> HttpResponse:
    """One of the choices; for somebody outside Rapport a line of the student's own."""
    form = _way_form(request, talk)
    if not form.is_valid():
        return shown(request, talk, form)
    if isinstance(form, WhereForm):
        way = Way(talk.mode, where=form.cleaned_data["where"])
    else:
        way = form.way()
    actions.settle_place(talk, way, now=now(), by=request.person)
    messages.success(request, _("Saved. It stands in the invitation."))
    return redirect("interviews:talk", talk.pk)


def _way_form(request: PersonRequest, talk: Interview) -> WhereForm | WayForm:
    if talk.alum_person_id is None:
        return WhereForm(request.POST)
    return WayForm(request.POST, side=Side.STUDENT, saved=talk.contact.student.meeting_link)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def suggest(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Other times for the alum to choose from; what was typed in words is shown back first."""
    moment, typed = now(), request.POST if request.method == "POST" else None
    form = TimesForm(typed, zone=request.person.zone, now=moment)
    values = one(talk, now=moment) | {"form": form}
    if typed is None or typed.get("do") == "change" or not form.is_valid():
        return render(request, "interviews/suggest.html", values, status=form.status)
    if not form.is_confirmed:
        shown_back = {"echoes": echoes(form, talk, request.person), "form": form}
        return render(request, "interviews/suggest_read.html", values | shown_back)
    note = form.cleaned_data["note"]
    actions.suggest(talk, form.times(), note, now=moment, by=request.person)
    messages.success(request, _("%(name)s has your times.") % {"name": talk.contact.called})
    return redirect("interviews:talk", talk.pk)


@require_POST
@opens(Interview, can=is_own_talk)
def take(request: PersonRequest, talk: Interview) -> HttpResponse:
    """One of the alum's times; both get the invitation."""
    moment = now()
    form = TakeForm(request.POST, talk=talk, reader=request.person, now=moment)
    if not form.is_valid():
        return shown(request, talk, form)
    actions.take(form.cleaned_data["option"], now=moment, by=request.person)
    messages.success(request, _("The time is set. The invitation is on its way."))
    return redirect("interviews:talk", talk.pk)
