"""From a reminder's mail, without signing in: done, later, or no more of the kind."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.core.clock import local, now
from apps.core.moves import Refused
from apps.core.wording import day
from apps.home import acting as page
from apps.home import actions
from apps.reminders.actions import stop_kind
from apps.reminders.forms import LaterForm
from apps.reminders.letters import ACT
from apps.reminders.models import Reminder


@require_http_methods(["GET", "HEAD", "POST"])
@capability(ACT, Reminder)
def act(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    """`do` says which. Looking changes nothing; once the matter is settled, nothing does."""
    if not reminder.is_open:
        return render(request, "home/settled.html", status=410)
    do = request.POST.get("do", "") if request.method == "POST" else ""
    if do in _DO:
        return _DO[do](request, reminder)
    return _page(request, reminder)


def _page(request: PersonRequest, reminder: Reminder, **more: object) -> HttpResponse:
    values = page.values(reminder, now=now()) | {"token": request.token} | more
    return render(request, "home/act.html", values, status=422 if "form" in more else 200)


def _done(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    if not actions.can_be_done(reminder):
        return _page(request, reminder)
    actions.do_reminded(reminder, now=now(), by=request.person)
    return render(request, "home/acted.html", {"said": _("Noted. It is settled.")})


def _later(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    person = request.person
    form = LaterForm(request.POST, today=local(now(), person.zone).date())
    if not form.is_valid():
        return _page(request, reminder, form=form)
    until = form.moment(person)
    try:
        actions.put_off(reminder, until=until, by=person)
    except Refused as no:
        form.add_error("on", no.happened)
        return _page(request, reminder, form=form)
    said = _("You hear of it again on %(on)s.") % {"on": day(until, person.zone)}
    return render(request, "home/acted.html", {"said": said})


def _stop(request: PersonRequest, reminder: Reminder) -> HttpResponse:
    stop_kind(reminder.kind, now=now(), by=request.person)
    said = _("No more mail of this kind. It still stands in Rapport.")
    return render(request, "home/acted.html", {"said": said})


_DO: dict[str, Callable[[PersonRequest, Reminder], HttpResponse]] = {
    "done": _done,
    "later": _later,
    "stop": _stop,
}
