"""The staff of the center, for coordinators."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.models import Away, Person
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.forms import RapportForm
from apps.core.moves import Refused
from apps.core.presses import came_through
from apps.home import actions
from apps.home import staff as page
from apps.home.forms import AwayForm, InviteForm, MoveForm, RemoveForm, RoleForm
from apps.home.policies import is_coordinator, may_end, may_manage

_LONG = 19  # digits; no id has so many


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def staff(request: PersonRequest) -> HttpResponse:
    """Everybody on the staff, and a form to invite somebody."""
    form = InviteForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            person = actions.invite_staff(**form.cleaned_data, now=now(), by=request.person)
        except Refused as refused:
            form.add_error("email", refused.happened)
        else:
            told = {"name": person.called, "email": person.email}
            messages.success(request, _("Invited. A mail to %(email)s tells %(name)s.") % told)
            return came_through(request, "home:staff")
    values = page.listed(request.person, now=now()) | {"form": form}
    return render(request, "home/staff.html", values, status=form.status)


@dataclass
class Forms:
    """The three forms of one page, of which one may have been sent."""

    role: RoleForm
    remove: RemoveForm
    away: AwayForm

    @classmethod
    def of(cls, request: PersonRequest, person: Person, students: int) -> "Forms":
        def sent(name: str) -> Any:  # noqa: ANN401 - what a form takes
            return request.POST if request.POST.get("do") == name else None

        role = RoleForm(sent("role"), person=person, students=students)
        role.initial = {"role": person.role}
        return cls(
            role,
            RemoveForm(sent("remove"), person=person, students=students),
            AwayForm(sent("away"), person=person, today=page.today(now())),
        )


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Person, can=may_manage)
def colleague(request: PersonRequest, person: Person) -> HttpResponse:
    """One of the staff: days away, the part, and leaving."""
    values = page.one(person, request.person, now=now())
    forms = Forms.of(request, person, values["students"])
    if request.method != "POST":
        return _shown(request, values, forms, None)
    do = _DEEDS.get(request.POST.get("do", ""))
    if do is None:
        return _shown(request, values, forms, forms.role, status=422)
    return do(request, person, values, forms)


def _shown(
    request: PersonRequest,
    values: dict[str, Any],
    forms: Forms,
    sent: RapportForm | None,
    status: int = 200,
) -> HttpResponse:
    """`sent` is the form whose problems stand on top."""
    status = sent.status if sent is not None and sent.is_bound else status
    values |= {"role": forms.role, "remove": forms.remove, "away": forms.away, "form": sent}
    return render(request, "home/colleague.html", values, status=status)


def _change(
    request: PersonRequest, person: Person, values: dict[str, Any], forms: Forms
) -> HttpResponse:
    form, before = forms.role, person.role

    def verb() -> None:
        role = form.cleaned_data["role"]
        actions.change_role(person, role, form.handover(), now=now(), by=request.person)

    if _is_done(form, verb, "role"):
        is_new = form.cleaned_data["role"] != before
        words = _("%(name)s has another part now.") if is_new else _("%(name)s keeps this part.")
        messages.success(request, words % {"name": person.called})
        return redirect("home:colleague", person.pk)
    return _shown(request, values, forms, form)


def _remove(
    request: PersonRequest, person: Person, values: dict[str, Any], forms: Forms
) -> HttpResponse:
    form = forms.remove

    def verb() -> None:
        actions.remove_staff(person, form.handover(), now=now(), by=request.person)

    if _is_done(form, verb, None):
        messages.success(request, _("%(name)s is signed out for good.") % {"name": person.called})
        return redirect("home:staff")
    return _shown(request, values, forms, form, status=422)


def _is_done(form: Any, verb: Callable[[], None], where: str | None) -> bool:  # noqa: ANN401 - one of two forms
    """A rule that says no is told at the choice that answers it, where there is one."""
    if not form.is_valid():
        return False
    try:
        verb()
    except Refused as refused:
        form.add_error("to" if "to" in form.fields else where, refused.happened)
        return False
    return True


def _away(
    request: PersonRequest, person: Person, values: dict[str, Any], forms: Forms
) -> HttpResponse:
    form = forms.away

    def verb() -> None:
        days = form.cleaned_data
        actions.plan_away(
            person, days["first"], days["last"], form.chosen(), now=now(), by=request.person
        )

    if not _is_done(form, verb, "first"):
        return _shown(request, values, forms, form)
    is_later = form.cleaned_data["first"] > page.today(now())
    messages.success(request, _reading(person, is_later=is_later and bool(form.others)))
    return came_through(request, "home:colleague", person.pk)


def _reading(person: Person, *, is_later: bool) -> str:
    """Who reads the drafts now that days away are noted: what is kept, not what was wished."""
    person.refresh_from_db()
    if is_later:
        return _("Noted. A colleague who is here reads the drafts on these days.")
    if person.covered_by:
        told = {"name": person.called, "reader": person.covered_by.called}
        return _("Noted. %(reader)s reads the drafts for %(name)s now.") % told
    return _("Noted. No colleague is here to read: drafts wait for %(name)s.") % {
        "name": person.called
    }


def _again(
    request: PersonRequest, person: Person, _values: dict[str, Any], _forms: Forms
) -> HttpResponse:
    actions.invite_again(person, now=now(), by=request.person)
    messages.success(
        request, _("Another mail is on its way to %(name)s.") % {"name": person.called}
    )
    return redirect("home:colleague", person.pk)


def _anew(
    request: PersonRequest, person: Person, _values: dict[str, Any], _forms: Forms
) -> HttpResponse:
    actions.start_anew(person, now=now(), by=request.person)
    words = _("%(name)s is signed out, comes in by a code and adds a new passkey or app.")
    messages.success(request, words % {"name": person.called})
    return redirect("home:colleague", person.pk)


def _in_again(
    request: PersonRequest, person: Person, _values: dict[str, Any], _forms: Forms
) -> HttpResponse:
    actions.let_in_again(person, now=now(), by=request.person)
    messages.success(request, _("%(name)s can sign in again.") % {"name": person.called})
    return redirect("home:colleague", person.pk)


_DEEDS = {
    "role": _change,
    "remove": _remove,
    "away": _away,
    "again": _again,
    "anew": _anew,
    "in_again": _in_again,
}


@require_POST
@opens(Away, can=may_end)
def here(request: PersonRequest, away: Away) -> HttpResponse:
    """Back earlier, or not away after all."""
    person = away.person
    was_covered = person.covered_by_id is not None
    actions.end_away(away, now=now(), by=request.person)
    person.refresh_from_db()
    words = _("Noted. %(name)s is here on these days.")
    if person.covered_by:
        words = _("Noted. A colleague still reads: %(name)s has other days away.")
    elif was_covered:
        words = _("Drafts go to %(name)s again.")
    messages.success(request, words % {"name": person.called})
    if person == request.person:
        return redirect("home:days_away")
    return redirect("home:colleague", person.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def caseloads(request: PersonRequest) -> HttpResponse:
    """Move the chosen students, or a whole caseload, to another advisor."""
    form = MoveForm(request.POST if request.method == "POST" else None)
    sent = request.POST if form.is_bound else request.GET
    values = page.caseloads(request.person, sent, page.today(now()))
    if form.is_valid():
        chosen = _chosen(request, values)
        if chosen:
            count = actions.move_students(chosen, form.chosen(), now=now(), by=request.person)
            messages.success(request, _("Moved: %(count)d.") % {"count": count})
            return redirect(f"{request.path}?advisor={values['chosen']}")
        form.add_error(None, _("Tick at least one student, or move the whole caseload."))
    return render(request, "home/caseloads.html", values | {"form": form}, status=form.status)


def _chosen(request: PersonRequest, values: dict[str, Any]) -> list[int]:
    if request.POST.get("do") == "whole" and values["chosen"]:
        return page.whole(request.person, values["of"], page.today(now()))
    return [int(pk) for pk in request.POST.getlist("pk") if pk.isdecimal() and len(pk) < _LONG]
