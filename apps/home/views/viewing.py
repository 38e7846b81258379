from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.home import actions
from apps.home.middleware import KEY
from apps.home.policies import may_look_on
from apps.students.models import Student


@require_POST
@opens(Student, can=may_look_on)
def look_on(request: PersonRequest, student: Student) -> HttpResponse:
    """Begins to look at Rapport as this student sees it."""
    viewing = actions.look_on(student, now=now(), by=request.person)
    request.session[KEY] = viewing.pk
    return redirect("home:today")


@require_POST
@requires(is_coordinator)
def look_off(request: PersonRequest) -> HttpResponse:
    """Ends it, from the bar that stands on every page."""
    request.session.pop(KEY, None)
    ended = actions.look_off(now=now(), by=request.person)
    if not ended:
        return redirect("home:today")
    messages.success(request, _("You see your own pages again."))
    return redirect("advising:student", ended[-1].student_id)
