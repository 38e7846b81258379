"""Conversations ahead, to schedule and held; one of them with everything around it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.forms import RapportForm
from apps.interviews import actions
from apps.interviews.forms import CancelForm, WayForm, WhenForm, WhereForm
from apps.interviews.models import Interview
from apps.interviews.pages.talks import listed, one
from apps.interviews.policies import is_own_talk
from apps.interviews.workflow import Side
from apps.students.actions import enrol

FORMS = (WhenForm, WhereForm, WayForm)


@require_safe
@requires(is_student)
def talks(request: PersonRequest) -> HttpResponse:
    return render(request, "interviews/talks.html", listed(enrol(request.person), now=now()))


@require_safe
@opens(Interview, can=is_own_talk)
def talk(request: PersonRequest, talk: Interview) -> HttpResponse:
    return shown(request, talk)


def shown(
    request: PersonRequest, talk: Interview, wrong: RapportForm | None = None
) -> HttpResponse:
    """The page of a conversation; `wrong` is the form with something to mend."""
    moment, zone = now(), request.person.zone
    when, where, way = (wrong if isinstance(wrong, kind) else None for kind in FORMS)
    saved = talk.contact.student.meeting_link
    values = one(talk, now=moment) | {
        "form": wrong,
        "when": when or WhenForm(zone=zone, now=moment, at=talk.starts_at),
        "where": where or WhereForm(initial={"where": talk.where}),
        "way": way or WayForm(side=Side.STUDENT, saved=saved),
    }
    return render(request, "interviews/talk.html", values, status=422 if wrong else 200)


@require_POST
@opens(Interview, can=is_own_talk)
def time(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Sets the time or changes it; both get the invitation."""
    moment = now()
    form = WhenForm(request.POST, zone=request.person.zone, now=moment, at=talk.starts_at)
    if not form.is_valid():
        return shown(request, talk, form)
    actions.set_time(talk, form.starts_at(), now=moment, by=request.person)
    messages.success(request, _("The time is set. The invitation is on its way."))
    return redirect("interviews:talk", talk.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def cancel(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Asks first; a press calls it off."""
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.cancel(talk, form.cleaned_data["note"], now=now(), by=request.person)
        messages.success(request, _("It is called off."))
        return redirect("interviews:talk", talk.pk)
    values = one(talk, now=now()) | {"form": form}
    return render(request, "interviews/cancel.html", values, status=form.status)


@require_POST
@opens(Interview, can=is_own_talk)
def missed(request: PersonRequest, talk: Interview) -> HttpResponse:
    """It did not take place; the live page says, too, who could not come."""
    absent = request.POST.get("absent", "")
    actions.miss(talk, absent if absent in Side else "", now=now(), by=request.person)
    return redirect("interviews:talk", talk.pk)
