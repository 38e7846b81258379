"""You said, I did: the ledger of advice, a word about it, and what an alum's time came to."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.alumni.models import Alum
from apps.contacts.models import Contact
from apps.contacts.policies import is_own_contact
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.interviews import actions
from apps.interviews.forms import MilestoneForm, OutcomeForm, UpdateForm
from apps.interviews.models import Advice, Update
from apps.interviews.pages import returning as pages
from apps.interviews.pages.thanks import saved_at
from apps.interviews.pages.told import told as told_by
from apps.interviews.policies import is_own_advice, is_own_update
from apps.interviews.reach import CAME
from apps.students.actions import enrol


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def ledger(request: PersonRequest) -> HttpResponse:
    """All advice; a POST notes a milestone."""
    student = enrol(request.person)
    form = MilestoneForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.reach(student, form.cleaned_data["text"], now=now(), by=request.person)
        messages.success(request, _("Noted. It is a reason to write to anybody you know."))
        return redirect("interviews:ledger")
    values = pages.ledger(student) | {"form": form}
    return render(request, "interviews/ledger.html", values, status=form.status)


@require_POST
@opens(Advice, can=is_own_advice)
def follow(request: PersonRequest, advice: Advice) -> HttpResponse:
    """Done, with a line of what came of it; or not done after all."""
    form = OutcomeForm(request.POST)
    if request.POST.get("do") == "unfollow":
        actions.unfollow(advice, by=request.person)
    elif form.is_valid():
        outcome = form.cleaned_data["outcome"]
        actions.follow(advice, outcome, now=now(), by=request.person)
        return redirect("interviews:update", advice.interview.contact_id)
    else:
        messages.error(request, _("Keep the line under 500 letters; the rest fits in your word."))
    return redirect("interviews:ledger")


@require_safe
@opens(Contact, can=is_own_contact)
def told(request: PersonRequest, contact: Contact) -> HttpResponse:
    """What one person said; their own page takes its card from here."""
    return render(request, "interviews/told.html", told_by(contact))


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Contact, can=is_own_contact)
def update(request: PersonRequest, contact: Contact) -> HttpResponse:
    """A word months later, begun with the student's own lines."""
    if request.method != "POST":
        values = pages.writing(contact, now=now(), by=request.person)
        return render(request, "interviews/update.html", values)
    form = UpdateForm(request.POST, reasons=pages.reasons_for(contact))
    if request.POST.get("do") == "auto" and form.is_valid():
        return _kept(request, contact, form)
    refused = _told(request, contact, form) if form.is_valid() else ""
    if refused is None:
        return redirect("interviews:update", contact.pk)
    if refused:
        form.show_both(Update.objects.visible_to(request.person).unsent(contact))
    values = pages.writing(contact, form, now=now(), by=request.person) | {"refused": refused}
    return render(request, "interviews/update.html", values, status=422)


def _kept(request: PersonRequest, contact: Contact, form: UpdateForm) -> HttpResponse:
    """While one types: the seal of what is kept, or why nothing was."""
    moment = now()
    try:
        kept = actions.keep_update(contact, form.news(), now=moment, by=request.person)
    except Refused as no:
        return JsonResponse({"happened": no.happened}, status=409)
    said = saved_at(moment, request.person.zone, now=moment)
    return JsonResponse({"seal": kept.seal, "said": said})


def _told(request: PersonRequest, contact: Contact, form: UpdateForm) -> str | None:
    """Does what was pressed; the reason in words where a rule says no, else None."""
    news, do, moment, by = form.news(), request.POST.get("do"), now(), request.person
    try:
        if do in {"send", "sent"}:
            through = do == "send"
            actions.send_update(contact, news, through_rapport=through, now=moment, by=by)
            messages.success(request, _("%(name)s hears from you.") % {"name": contact.called})
        else:
            actions.draft_update(contact, news, now=moment, by=by)
            messages.success(request, _("Saved."))
    except Refused as no:
        return no.happened
    return None


@require_POST
@opens(Update, can=is_own_update)
def unsend(request: PersonRequest, told: Update) -> HttpResponse:
    if not actions.unsend_update(told, now=now(), by=request.person):
        messages.error(request, _("It has left already."))
    return redirect("interviews:update", told.contact_id)


@require_safe
@capability(CAME, Alum)
def came(request: PersonRequest, alum: Alum) -> HttpResponse:
    """For an alum, without an account: what students told them."""
    return render(request, "interviews/came.html", pages.came(alum, now=now()))
