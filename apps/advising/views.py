from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_staff
from apps.advising import caseload as page
from apps.advising.sharing import seen
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.students.models import Student
from apps.students.policies import advises


@require_safe
@requires(is_staff)
def caseload(request: PersonRequest) -> HttpResponse:
    return render(request, "advising/caseload.html", page.values(request.person, now=now()))


@require_safe
@opens(Student, can=advises)
def student(request: PersonRequest, student: Student) -> HttpResponse:
    reader = request.person
    values = seen(student, reader=reader, zone=reader.zone, now=now())
    return render(request, "advising/student.html", values)
