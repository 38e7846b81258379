"""Telling whoever gave a name how the conversation went."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.contacts.models import Contact
from apps.core.clock import now
from apps.core.door import opens
from apps.core.moves import Refused
from apps.interviews.actions import tell_referrer
from apps.interviews.models import Interview
from apps.interviews.policies import is_own_talk
from apps.outreach import actions
from apps.outreach.forms import TellForm
from apps.outreach.telling import page, unsent


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Interview, can=is_own_talk)
def tell(request: PersonRequest, talk: Interview) -> HttpResponse:
    """A line begun with the student's own words, or one press: told already."""
    giver = talk.contact.referred_by
    if giver is None or not hasattr(talk, "log"):
        raise Http404
    pressed = request.POST.get("do", "see")
    if request.method == "POST" and pressed == "told":
        return _told(request, talk, giver)
    form = TellForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and pressed == "send":
        return _sent(request, talk, giver, form)
    return _shown(request, talk, giver, form)


def _told(request: PersonRequest, talk: Interview, giver: Contact) -> HttpResponse:
    """A line that was typed beside the press is not dropped: it stands in the notes."""
    form, is_typed = TellForm(request.POST), bool(request.POST.get("text", "").strip())
    if is_typed and not form.is_valid():
        return _shown(request, talk, giver, form)
    line = unsent(form, talk, giver) if is_typed else ""
    try:
        tell_referrer(talk, line, now=now(), by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        return _shown(request, talk, giver, form)
    said = _("Noted: %(name)s knows how it went.")
    said += " " + _("The line you typed stands in your notes.") if line else ""
    messages.success(request, said % {"name": giver.called})
    return redirect("contacts:contact", giver.pk)


def _sent(request: PersonRequest, talk: Interview, giver: Contact, form: TellForm) -> HttpResponse:
    try:
        actions.tell_through(talk, form.cleaned_data["text"], now=now(), by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        return _shown(request, talk, giver, form)
    messages.success(request, _("Sent to %(name)s.") % {"name": giver.called})
    return redirect("contacts:contact", giver.pk)


def _shown(
    request: PersonRequest, talk: Interview, giver: Contact, form: TellForm | None
) -> HttpResponse:
    values = page(talk, giver, form, now=now())
    status = form.status if form is not None and form.errors else 200
    return render(request, "outreach/tell.html", values, status=status)
