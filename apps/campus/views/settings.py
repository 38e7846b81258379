"""The center's settings, and who changed what; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.campus.forms import SettingsForm
from apps.core.clock import now
from apps.core.door import requires
from apps.core.presses import came_through


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def center(request: PersonRequest) -> HttpResponse:
    """Every setting on one page, and who changed what."""
    form = pages.settings_form(request.POST or None)
    if form.is_valid() and _saved(request, form):
        return came_through(request, "campus:center")
    values = pages.center(form, request.person)
    return render(request, "campus/center.html", values, status=form.status)


def _saved(request: PersonRequest, form: SettingsForm) -> bool:
    said, seen = dict(form.cleaned_data), form.cleaned_data["seen"] or 0
    try:
        changed = actions.change_settings(said, seen=seen, now=now(), by=request.person)
    except actions.Crossed as crossed:
        pages.crossed(form, crossed.changes, request.person.zone)
        return False
    messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
    return True


@require_safe
@requires(is_coordinator)
def changes(request: PersonRequest) -> HttpResponse:
    values = pages.history(request.person, request.GET.get("page"))
    return render(request, "campus/changes.html", values)
