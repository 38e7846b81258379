"""The guide, for students and staff."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import student_or_staff
from apps.core.door import requires
from apps.guide import pages, saying
from apps.guide.steps import BY_SLUG


@require_safe
@requires(student_or_staff)
def index(request: PersonRequest) -> HttpResponse:
    return render(request, "guide/index.html", {"pages": saying.steps()})


@require_safe
@requires(student_or_staff)
def step(request: PersonRequest, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404
    return render(request, "guide/step.html", pages.step(slug))
