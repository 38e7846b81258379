from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.models import Role
from apps.accounts.policies import is_student, signed_in
from apps.core.clock import now
from apps.core.door import requires
from apps.home import alumpage, desk, setup, sight
from apps.home import later as put_aside
from apps.home import today as page
from apps.home.moves import tasks
from apps.students.actions import enrol


@require_safe
@requires(signed_in)
def today(request: PersonRequest) -> HttpResponse:
    """The first page of everyone: what needs them today, and an alum's own page."""
    if request.person.role == Role.COORDINATOR and setup.is_first(request.person, now=now()):
        return redirect("home:setup")
    if request.person.role in {Role.ADVISOR, Role.COORDINATOR}:
        return render(request, "home/staff_today.html", desk.values(request.person, now=now()))
    if request.person.role == Role.ALUM:
        return render(request, "home/alum.html", alumpage.values(request.person, now=now()))
    student = enrol(request.person)
    if student.welcomed_at is None:
        return redirect("students:welcome")
    moment = now()
    later = put_aside.standing(request.session, moment)
    return render(request, "home/today.html", page.values(student, now=moment, later=later))


@require_POST
@requires(is_student)
def later(request: PersonRequest) -> HttpResponse:
    """Another thing comes first for three hours; what is put off stays among one's own moves."""
    moment, what = now(), request.POST.get("what")
    for task in tasks(enrol(request.person), now=moment):
        if task.url == what:
            put_aside.put_off(request.session, task, now=moment)
            messages.success(request, _("Put off for three hours. It stays among your moves."))
    return redirect("home:today")


@require_safe
@requires(is_student)
def what_my_advisor_sees(request: PersonRequest) -> HttpResponse:
    is_read = not hasattr(request, "viewing")  # a coordinator looks on
    values = sight.values(enrol(request.person), is_read=is_read, now=now())
    return render(request, "home/what_my_advisor_sees.html", values)
