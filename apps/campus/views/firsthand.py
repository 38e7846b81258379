"""Who reads a student's first note; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.core.clock import now
from apps.core.door import requires


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def first_note(request: PersonRequest) -> HttpResponse:
    form = pages.first_note_form(request.POST or None)
    if form.is_valid():
        actions.decide_first_note(is_read=form.is_read, now=now(), by=request.person)
        messages.success(request, _("Decided. It counts for every first note from now on."))
        return redirect("campus:first_note")
    values = pages.first_note(form, request.person)
    return render(request, "campus/first_note.html", values, status=form.status)
