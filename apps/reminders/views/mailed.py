"""Behind the links of reminder mails, without signing in. Looking changes nothing."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.core.clock import now
from apps.mail.letters import PREFERENCES
from apps.reminders import actions, pages
from apps.reminders.forms import PreferencesForm
from apps.reminders.letters import STOP, STOP_DAILY
from apps.reminders.models import Reminder
from apps.reminders.wishes import read_wishes


@require_http_methods(["GET", "HEAD", "POST"])
@capability(STOP, Reminder)
def stop(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    """Ends a kind: by one of two buttons, or by a mail program's own (RFC 8058)."""
    if _asks_to_stop(request):
        actions.stop_kind(reminder.kind, now=now(), by=request.person)
    values = pages.stop(reminder, request.person)
    return render(request, "reminders/stop.html", values | {"token": request.token})


@require_http_methods(["GET", "HEAD", "POST"])
@capability(STOP_DAILY)
def stop_daily(request: PersonRequest) -> HttpResponse:
    if _asks_to_stop(request):
        actions.stop_daily(now=now(), by=request.person)
    values = pages.stop_daily(request.person)
    return render(request, "reminders/stop.html", values | {"token": request.token})


def _asks_to_stop(request: PersonRequest) -> bool:
    one_click = request.POST.get("List-Unsubscribe") == "One-Click"
    return request.method == "POST" and (one_click or request.POST.get("do") == "stop")


@require_http_methods(["GET", "HEAD", "POST"])
@capability(PREFERENCES.purpose)
def choose(request: PersonRequest) -> HttpResponse:
    """Each kind and its way; the same form as on the page of who signs in."""
    person = request.person
    is_sent = request.method == "POST" and request.POST.get("do") == "save"
    form = PreferencesForm(
        request.POST if is_sent else None, person=person, wishes=read_wishes([person.pk])
    )
    if form.is_valid():
        actions.prefer(form.wanted(), now=now(), by=person)
        return redirect(f"{request.path}?kept=1")
    values = {"form": form, "person": person, "is_kept": "kept" in request.GET}
    return render(request, "reminders/choose.html", values, status=form.status)
