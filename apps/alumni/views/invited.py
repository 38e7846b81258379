"""Behind the links of an alum's mail: no account. GET and HEAD change nothing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.alumni.models import Alum


@require_safe
@capability("invitation", Alum)
def opt_in(request: PersonRequest, alum: Alum) -> HttpResponse:
    return render(request, "alumni/opt_in.html", {"alum": alum})


@require_safe
@capability("choices", Alum)
def choices(request: PersonRequest, alum: Alum) -> HttpResponse:
    return render(request, "alumni/choices.html", {"alum": alum})
