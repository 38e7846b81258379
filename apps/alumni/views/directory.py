from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import student_or_staff
from apps.alumni.models import Alum
from apps.alumni.policies import is_listed
from apps.core.door import opens, requires


@require_safe
@requires(student_or_staff)
def directory(request: PersonRequest) -> HttpResponse:
    values = {"people": Alum.objects.visible_to(request.person).listed()}
    return render(request, "alumni/directory.html", values)


@require_safe
@opens(Alum, can=is_listed)
def profile(request: PersonRequest, alum: Alum) -> HttpResponse:
    return render(request, "alumni/profile.html", {"alum": alum})
