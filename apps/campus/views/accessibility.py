"""What the center says about using its pages: who to write to, what is known not to work."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.campus import pages
from apps.core.door import public


@public
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "campus/accessibility.html", {"written": pages.STATEMENT_WRITTEN})
