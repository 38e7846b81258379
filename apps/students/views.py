from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import now
from apps.core.door import opens, requires
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
    form = ExplorationForm(request.POST or None, instance=exploration)
    if form.is_valid():
        actions.describe(form.save(commit=False), now=now(), by=request.person)
        messages.success(request, _("Saved."))
        return redirect("students:exploration", exploration.pk)
    values = pages.research(exploration) | {"form": form}
    return render(request, "students/exploration.html", values, status=form.status)


@require_POST
@opens(Exploration, can=is_own_exploration)
def find(request: PersonRequest, exploration: Exploration) -> HttpResponse:
    """One line more in one of the three boxes."""
    form = FindingForm(request.POST)
    if form.is_valid():
        actions.find(exploration, **form.cleaned_data, now=now(), by=request.person)
        return redirect("students:exploration", exploration.pk)
    values = pages.research(exploration, finding=form)
    values |= {"form": ExplorationForm(instance=exploration)}
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
    form = AboutMeForm(request.POST or None, instance=student)
    if form.is_valid():
        actions.introduce(form.save(commit=False), now=now(), by=request.person)
        messages.success(request, _("Saved. Every new message uses it."))
        return redirect("students:about_me")
    values = {"form": form, "me_line": student.about}
    return render(request, "students/about_me.html", values, status=form.status)
