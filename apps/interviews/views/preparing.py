"""Hopes and questions for one person, and the sheet to print. GET writes nothing."""

from collections.abc import Callable
from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.models import Person
from apps.contacts.models import Contact
from apps.contacts.policies import is_own_contact
from apps.core.clock import now
from apps.core.device import kept_on_device
from apps.core.door import opens
from apps.core.joining import Crossed
from apps.interviews import actions
from apps.interviews.forms import AskForm, SealedHopes
from apps.interviews.models import Question
from apps.interviews.pages.live import is_near, kept_until
from apps.interviews.pages.planning import offered, planner
from apps.interviews.pages.sheet import paper
from apps.interviews.policies import is_own_question


@require_safe
@opens(Contact, can=is_own_contact)
def prepare(request: PersonRequest, contact: Contact) -> HttpResponse:
    return render(
        request, "interviews/prepare.html", planner(contact, request.GET.get("topic", ""))
    )


@require_safe
@opens(Contact, can=is_own_contact)
def sheet(request: PersonRequest, contact: Contact) -> HttpResponse:
    """One page of paper; the device keeps it while a conversation lies ahead."""
    moment, values = now(), paper(contact)
    until = kept_until(values["talk"], now=moment)
    here = {"is_kept": until is not None, "is_near": is_near(values["talk"], now=moment)}
    page = render(request, "interviews/sheet.html", values | here)
    return kept_on_device(page, pk=request.person.pk, until=until) if until else page


@require_POST
@opens(Contact, can=is_own_contact)
def hopes(request: PersonRequest, contact: Contact) -> HttpResponse:
    form = SealedHopes(request.POST)
    if not form.is_valid() or not _hoped(form, contact, request.person):
        values = planner(contact, hopes_form=form, form=form)
        return render(request, "interviews/prepare.html", values, status=422)
    messages.success(request, _("Saved. The suggestions follow your hopes."))
    return redirect("interviews:prepare", contact.pk)


def _hoped(form: SealedHopes, contact: Contact, person: Person) -> bool:
    """Whether they were saved; where another window was faster, the form asks which stay."""
    try:
        actions.hope(actions.sheet_for(contact), form.said(), now=now(), by=person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    return True


@require_POST
@opens(Contact, can=is_own_contact)
def ask(request: PersonRequest, contact: Contact) -> HttpResponse:
    """One of the bank by its name, or a question of one's own."""
    known = offered(request.POST.get("suggestion", ""))
    form = AskForm({"text": known.text} if known else request.POST)
    if not form.is_valid():
        values = planner(contact, ask_form=form, form=form)
        return render(request, "interviews/prepare.html", values, status=422)
    text = (form.cleaned_data["text"], known.topic if known else "")
    actions.ask(actions.sheet_for(contact), [text], now=now(), by=request.person)
    return redirect("interviews:prepare", contact.pk)


@require_POST
@opens(Question, can=is_own_question)
def question(request: PersonRequest, question: Question, verb: str) -> HttpResponse:
    """Up or down, must-ask or not, off the sheet, in its open form, or asked once more."""
    if verb not in _VERBS:
        raise Http404
    contact_id = question.preparation.contact_id
    _VERBS[verb](question, now(), request.person)
    return redirect("interviews:prepare", contact_id)


def _up(question: Question, _now: datetime, by: Person) -> None:
    actions.lift(question, by=by)


def _down(question: Question, _now: datetime, by: Person) -> None:
    actions.lower(question, by=by)


def _must(question: Question, _now: datetime, by: Person) -> None:
    actions.mark(question, must_ask=not question.must_ask, by=by)


def _strike(question: Question, moment: datetime, by: Person) -> None:
    actions.strike(question, now=moment, by=by)


def _open(question: Question, moment: datetime, by: Person) -> None:
    actions.rephrase(question, now=moment, by=by)


def _again(question: Question, moment: datetime, by: Person) -> None:
    actions.ask_again(question, now=moment, by=by)


_VERBS: dict[str, Callable[[Question, datetime, Person], None]] = {
    "up": _up,
    "down": _down,
    "must": _must,
    "strike": _strike,
    "open": _open,
    "again": _again,
}
