from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.alumni.actions import MOST_A_DAY, look
from apps.alumni.models import Alum
from apps.alumni.policies import may_be_kept
from apps.contacts import actions, pages
from apps.contacts.forms import AddForm, ChangeForm, LineForm, NotesForm
from apps.contacts.models import Contact
from apps.contacts.policies import is_own_contact
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.joining import Crossed
from apps.students.actions import enrol


@require_safe
@requires(is_student)
def people(request: PersonRequest) -> HttpResponse:
    return render(request, "contacts/people.html", pages.people(enrol(request.person), request.GET))


@require_safe
@requires(is_student)
def led(request: PersonRequest) -> HttpResponse:
    """Who led to whom."""
    return render(request, "contacts/chains.html", pages.led(enrol(request.person)))


@require_safe
@requires(is_student)
def duplicates(request: PersonRequest) -> HttpResponse:
    """Entries that may be one person."""
    return render(request, "contacts/duplicates.html", pages.doubles(enrol(request.person)))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def add(request: PersonRequest) -> HttpResponse:
    form = AddForm(request.POST or None, initial={"relation": request.GET.get("relation", "")})
    if not form.is_valid():
        return render(request, "contacts/add.html", {"form": form}, status=form.status)
    student = enrol(request.person)
    contact = actions.add_once(form.acquaintance(), student=student, now=now(), by=request.person)
    return redirect("contacts:contact", contact.pk)


@require_POST
@requires(is_student)
def note_down(request: PersonRequest) -> HttpResponse:
    """A person out of one line, kept at once and shown as it was read; else the form with it."""
    form = LineForm(request.POST)
    if not form.is_valid():
        initial = {"name": request.POST.get("line", "")[:150]}
        values = {"form": AddForm(initial=initial), "line": form}
        return render(request, "contacts/add.html", values, status=422)
    student, read = enrol(request.person), form.cleaned_data["line"]
    kept = actions.note_down(read, student=student, now=now(), by=request.person)
    messages.success(
        request, _("%(name)s is kept. Look if it was read rightly.") % {"name": kept.name}
    )
    return redirect("contacts:contact", kept.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Contact, can=is_own_contact)
def contact(request: PersonRequest, contact: Contact) -> HttpResponse:
    """One person: what happened, and the student's private notes."""
    if contact.merged_into_id is not None and request.method != "POST":
        return redirect("contacts:contact", contact.merged_into_id)
    contact = contact.standing
    form = NotesForm(request.POST or None, initial={"notes": contact.notes, "seal": contact.seal})
    if form.is_valid():
        said = form.cleaned_data
        actions.note(contact, said["notes"], seal=said["seal"], by=request.person)
        messages.success(request, _("Notes saved."))
        return redirect("contacts:contact", contact.pk)
    values = pages.person(contact, now=now()) | {"form": form}
    return render(request, "contacts/contact.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Contact, can=is_own_contact)
def change(request: PersonRequest, contact: Contact) -> HttpResponse:
    """The details of one person."""
    contact = contact.standing
    form = ChangeForm(request.POST or None, contact=contact)
    if form.is_valid() and _changed(request, contact, form):
        messages.success(request, _("Saved."))
        return redirect("contacts:contact", contact.pk)
    values = {"form": form, "contact": contact}
    return render(request, "contacts/change.html", values, status=form.status)


def _changed(request: PersonRequest, contact: Contact, form: ChangeForm) -> bool:
    said = dict(form.cleaned_data)
    try:
        actions.change(contact, said, seal=said.pop("seal"), now=now(), by=request.person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    return True


@require_POST
@opens(Contact, can=is_own_contact)
def put_away(request: PersonRequest, contact: Contact) -> HttpResponse:
    """Out of sight; the list offers to take the person back."""
    actions.put_away(contact, now=now(), by=request.person)
    messages.success(request, _("%(name)s is put away.") % {"name": contact.called})
    return redirect(f"{reverse('contacts:people')}?how=away")


@require_POST
@opens(Contact, can=is_own_contact)
def take_back(request: PersonRequest, contact: Contact) -> HttpResponse:
    actions.take_back(contact, now=now(), by=request.person)
    return redirect("contacts:contact", contact.pk)


@require_POST
@opens(Alum, can=may_be_kept)
def keep(request: PersonRequest, alum: Alum) -> HttpResponse:
    if not look(alum, now=now(), by=request.person):  # keeping somebody opens who they are
        return render(request, "alumni/enough.html", {"most": MOST_A_DAY}, status=429)
    student = enrol(request.person)
    kept = actions.keep(alum, student=student, now=now(), by=request.person)
    messages.success(request, _("%(name)s is one of your people now.") % {"name": kept.called})
    return redirect("contacts:contact", kept.pk)
