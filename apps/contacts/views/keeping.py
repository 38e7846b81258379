"""Keeping in touch: what is due, the plans, and what happened by one tap."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.contacts import actions, plans
from apps.contacts.forms import PaceForm, RestForm, TagPaceForm, TapForm
from apps.contacts.models import Contact, KeepInTouch, TagPlan, Touch
from apps.contacts.nudges import PURPOSE
from apps.contacts.policies import is_own_contact, is_own_touch
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.students.actions import enrol
from apps.students.models import Student


@require_safe
@requires(is_student)
def keeping(request: PersonRequest) -> HttpResponse:
    """Everybody the student keeps in touch with: due, ahead, waiting for news."""
    values = plans.page(enrol(request.person), now=now())
    return render(request, "contacts/keeping.html", values)


@require_POST
@requires(is_student)
def keep_tag(request: PersonRequest) -> HttpResponse:
    """Begins or ends a plan for everybody with one tag."""
    student, form = enrol(request.person), TagPaceForm(request.POST)
    if not form.is_valid():
        return redirect("contacts:keeping")
    tag, pace = form.cleaned_data["tag"], form.cleaned_data["pace"]
    planned = TagPlan.objects.visible_to(request.person).tagged(tag)
    if pace:
        actions.keep_tag(student, tag, pace, now=now(), by=request.person)
    elif planned is not None:
        actions.end_tag(planned, now=now(), by=request.person)
    return redirect("contacts:keeping")


@require_POST
@opens(Contact, can=is_own_contact)
def begin_keeping(request: PersonRequest, contact: Contact) -> HttpResponse:
    form = PaceForm(request.POST)
    if form.is_valid():
        pace = form.cleaned_data["pace"]
        actions.begin_keeping(contact, pace, now=now(), by=request.person)
    return redirect("contacts:contact", contact.pk)


@require_POST
@opens(Contact, can=is_own_contact)
def end_keeping(request: PersonRequest, contact: Contact) -> HttpResponse:
    """Stops being reminded; the person stays."""
    actions.end_keeping(contact, now=now(), by=request.person)
    return _back(request, contact)


@require_POST
@opens(Contact, can=is_own_contact)
def rest(request: PersonRequest, contact: Contact) -> HttpResponse:
    """Not now: again in a week, a month or three."""
    kept = KeepInTouch.objects.visible_to(request.person).with_contact(contact)
    form = RestForm(request.POST)
    if kept is not None and form.is_valid():
        actions.rest(kept, days=form.cleaned_data["days"], now=now(), by=request.person)
    return _back(request, contact)


@require_POST
@opens(Contact, can=is_own_contact)
def tap(request: PersonRequest, contact: Contact) -> HttpResponse:
    """They wrote, they heard from the person, they met."""
    contact = contact.standing
    form = TapForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        actions.tap(contact, said["kind"], said["note"], now=now(), by=request.person)
        messages.success(request, _("Noted."))
    return _back(request, contact)


@require_POST
@opens(Touch, can=is_own_touch)
def untap(request: PersonRequest, touch: Touch) -> HttpResponse:
    actions.untap(touch, now=now(), by=request.person)
    return redirect("contacts:contact", touch.contact_id)


def _back(request: PersonRequest, contact: Contact) -> HttpResponse:
    """To the list that the press came from, else to the person."""
    if request.POST.get("back") == "keeping":
        return redirect("contacts:keeping")
    return redirect("contacts:contact", contact.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@capability(PURPOSE, Student)
def due(request: PersonRequest, student: Student) -> HttpResponse:
    """From the mail, without signing in: who is due, and one press for each."""
    if request.method == "POST":
        _press(request, student)
        return redirect("contacts:due", request.token)
    values = plans.due_page(student, request.token, now=now())
    return render(request, "contacts/due.html", values)


def _press(request: PersonRequest, student: Student) -> None:
    """`do` says what, `plan` for whom; a plan that is not the student's is nobody's."""
    asked = request.POST.get("plan", "")
    going = KeepInTouch.objects.visible_to(student.person).going()
    kept = going.numbered(int(asked[:18])) if asked.isdecimal() else None
    form, moment, by = RestForm(request.POST), now(), student.person
    if kept is None:
        return
    match request.POST.get("do"):
        case "word":
            actions.tap(kept.contact, "word", "", now=moment, by=by)
        case "end":
            actions.end_keeping(kept.contact, now=moment, by=by)
        case "rest" if form.is_valid():
            actions.rest(kept, days=form.cleaned_data["days"], now=moment, by=by)
