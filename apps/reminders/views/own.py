"""My reminders, and how I want them: for people who signed in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student
from apps.core.clock import local, now
from apps.core.door import opens, requires
from apps.core.wording import day
from apps.reminders import actions, pages
from apps.reminders.forms import LaterForm, PreferencesForm
from apps.reminders.models import Reminder
from apps.reminders.policies import gets_reminders, is_own_reminder
from apps.reminders.wishes import read_wishes


@require_safe
@requires(is_student)
def mine(request: PersonRequest) -> HttpResponse:
    """What is planned, when and why; and what was said lately."""
    return render(request, "reminders/mine.html", pages.mine(request.person, now=now()))


@require_http_methods(["GET", "HEAD", "POST"])
@requires(gets_reminders)
def preferences(request: PersonRequest) -> HttpResponse:
    person = request.person
    form = PreferencesForm(request.POST or None, person=person, wishes=read_wishes([person.pk]))
    if form.is_valid():
        actions.prefer(form.wanted(), now=now(), by=person)
        messages.success(request, _("Saved."))
        return redirect("reminders:preferences")
    values = {"form": form, "person": person}
    return render(request, "reminders/preferences.html", values, status=form.status)


@require_POST
@opens(Reminder, can=is_own_reminder)
def later(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    moment, person = now(), request.person
    form = LaterForm(request.POST, today=local(moment, person.zone).date())
    if not form.is_valid():
        values = pages.mine(person, now=moment) | {"form": form, "wrong": reminder.pk}
        return render(request, "reminders/mine.html", values, status=422)
    until = form.moment(person)
    actions.snooze(reminder, until=until, by=person)
    messages.success(request, _("It rests until %(on)s.") % {"on": day(until, person.zone)})
    return redirect("reminders:mine")


@require_POST
@opens(Reminder, can=is_own_reminder)
def stop_mine(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    """No more mail of its kind."""
    actions.stop_kind(reminder.kind, now=now(), by=request.person)
    messages.success(request, _("No more mail of this kind. It stays on this page and on Today."))
    return redirect("reminders:mine")
