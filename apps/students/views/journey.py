from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.models import Person
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.joining import Crossed
from apps.students import actions, pages
from apps.students.forms import AboutMeForm, CuriousForm, ExplorationForm, FindingForm
from apps.students.models import Exploration, Finding
from apps.students.policies import is_own_exploration, is_own_finding


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def welcome(request: PersonRequest) -> HttpResponse:
    """The first visit: what it is, one question, three reassurances."""
    student = actions.enrol(request.person)
    form = CuriousForm(request.POST or None)
    if request.POST.get("do") == "later":
        actions.welcome(student, now=now(), by=request.person)
        return redirect("home:today")
    if not form.is_valid():
        values = {"form": form, "student": student}
        return render(request, "students/welcome.html", values, status=form.status)
    actions.explore_once(student, form.cleaned_data["topic"], now=now(), by=request.person)
    actions.welcome(student, now=now(), by=request.person)
    return redirect("home:today")


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def explorations(request: PersonRequest) -> HttpResponse:
    student = actions.enrol(request.person)
    form = CuriousForm(request.POST or None)
    if form.is_valid():
        made = actions.explore_once(
            student, form.cleaned_data["topic"], now=now(), by=request.person
        )
        return redirect("students:exploration", made.pk)
    values = pages.explorations(student) | {"form": form}
    return render(request, "students/explorations.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Exploration, can=is_own_exploration)
def exploration(request: PersonRequest, exploration: Exploration) -> HttpResponse:
    form = _field(exploration, request.POST or None)
    if form.is_valid() and _keeps(form, actions.describe, request.person):
        messages.success(request, _("Saved."))
        return redirect("students:exploration", exploration.pk)
    values = pages.research(exploration) | {"form": form}
    return render(request, "students/exploration.html", values, status=form.status)


@require_POST
@opens(Exploration, can=is_own_exploration)
def choose(request: PersonRequest, exploration: Exploration) -> HttpResponse:
    actions.choose(exploration, now=now(), by=request.person)
    messages.success(request, _("You are on “%(topic)s” now.") % {"topic": exploration.topic})
    return redirect("students:exploration", exploration.pk)


def _field(exploration: Exploration, typed: QueryDict | None = None) -> ExplorationForm:
    return ExplorationForm(typed, instance=exploration, initial={"seal": exploration.seal})


def _keeps(form: Any, verb: Callable[..., None], person: Person) -> bool:  # noqa: ANN401 - a form of one row
    """Whether the words were saved; where another window was faster, the form asks which stay."""
    try:
        verb(form.save(commit=False), seal=form.cleaned_data["seal"], now=now(), by=person)
    except Crossed as crossed:
        form.ask_which(crossed)
        return False
    return True


@require_POST
@opens(Exploration, can=is_own_exploration)
def find(request: PersonRequest, exploration: Exploration) -> HttpResponse:
    """One line more in one of the three boxes."""
    form = FindingForm(request.POST)
    if form.is_valid():
        actions.find(exploration, **form.cleaned_data, now=now(), by=request.person)
        return redirect("students:exploration", exploration.pk)
    values = pages.research(exploration, finding=form)
    values |= {"form": _field(exploration)}
    return render(request, "students/exploration.html", values, status=422)


@require_POST
@opens(Finding, can=is_own_finding)
def drop(request: PersonRequest, finding: Finding) -> HttpResponse:
    pk = finding.exploration_id
    actions.drop(finding, now=now(), by=request.person)
    return redirect("students:exploration", pk)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_student)
def about_me(request: PersonRequest) -> HttpResponse:
    student = actions.enrol(request.person)
    seal = {"seal": student.seal}
    form = AboutMeForm(request.POST or None, instance=student, initial=seal)
    if form.is_valid() and _keeps(form, actions.introduce, request.person):
        messages.success(request, _("Saved. Every new message uses it."))
        return redirect("students:about_me")
    values = {"form": form, "me_line": student.about}
    return render(request, "students/about_me.html", values, status=form.status)
