from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import student_or_staff
from apps.core.door import requires
from apps.guide.steps import BY_SLUG, PAGES


@require_safe
@requires(student_or_staff)
def index(request: PersonRequest) -> HttpResponse:
    return render(request, "guide/index.html", {"pages": PAGES})


@require_safe
@requires(student_or_staff)
def step(request: PersonRequest, slug: str) -> HttpResponse:
    if slug not in BY_SLUG:
        raise Http404
    page = BY_SLUG[slug]
    at = PAGES.index(page)
    following = PAGES[at + 1] if at + 1 < len(PAGES) else None
    values = {"page": page, "number": at + 1, "following": following}
    return render(request, "guide/step.html", values)
