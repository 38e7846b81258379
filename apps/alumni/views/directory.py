from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import student_or_staff
from apps.alumni import listing
from apps.alumni.models import Alum
from apps.alumni.policies import is_listed, may_be_kept
from apps.core.clock import now
from apps.core.door import opens, requires


@require_safe
@requires(student_or_staff)
def directory(request: PersonRequest) -> HttpResponse:
    values = listing.page(request.person, request.GET, now=now())
    template = "alumni/directory.html" if values["total"] else "alumni/nobody.html"
    return render(request, template, values)


@require_safe
@opens(Alum, can=is_listed)
def profile(request: PersonRequest, alum: Alum) -> HttpResponse:
    values = {
        "card": listing.one(alum, request.person, now()),
        "may_keep": may_be_kept(request.person, alum),
    }
    return render(request, "alumni/profile.html", values)
