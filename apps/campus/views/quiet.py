"""Quiet periods, typed or out of a calendar file; coordinators only."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.campus.breaks import Break, found
from apps.campus.forms import CalendarForm, ChooseForm, PeriodForm, days_of
from apps.campus.models import QuietPeriod
from apps.campus.policies import may_keep
from apps.campus.views import removal
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.forms import RapportForm
from apps.core.moves import Refused
from apps.core.presses import came_through


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def quiet(request: PersonRequest) -> HttpResponse:
    """All quiet periods; POST adds one."""
    form = PeriodForm(request.POST or None)
    if form.is_valid() and _added(request, form, [form.span()]):
        return came_through(request, "campus:quiet")
    values = pages.quiet(form, request.person)
    return render(request, "campus/quiet.html", values, status=form.status)


def _added(request: PersonRequest, form: RapportForm, spans: list[Break]) -> bool:
    try:
        made = actions.add_periods(spans, now=now(), by=request.person)
    except Refused as refused:
        form.add_error(None, refused.happened)
        return False
    words = ngettext("%d quiet period was added.", "%d quiet periods were added.", made) % made
    messages.success(request, words if made else _("It was here already."))
    return True


def _gone(request: PersonRequest, pk: int) -> HttpResponse:
    """Somebody removed it while its page was open: what is typed can be added again."""
    if removal.is_pressed_again(request):
        messages.info(request, _("Somebody removed this period already."))
        return redirect("campus:quiet")
    form = PeriodForm(request.POST)
    words = _("Somebody removed this period while you changed it. Add it again if it is to stay.")
    form.add_error(None, words)
    values = pages.quiet(form, request.person) | {"copy": f"quiet-{pk}"}
    return render(request, "campus/quiet.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(QuietPeriod, can=may_keep, gone=_gone)
def period(request: PersonRequest, one: QuietPeriod) -> HttpResponse:
    """Name and days of one."""
    form = PeriodForm(request.POST or None, initial=pages.kept(one))

    def save(shown: str) -> None:
        actions.change_period(one, form.span(), shown=shown, now=now(), by=request.person)

    tried = form.tried(save)
    if tried.is_saved:
        messages.success(request, _("Saved."))
        return came_through(request, "campus:quiet")
    values = {"form": form, "period": one, "others": tried.others}
    return render(request, "campus/period.html", values, status=form.status)


@require_http_methods(["GET", "HEAD", "POST"])
@opens(QuietPeriod, can=may_keep, gone=_gone)
def remove(request: PersonRequest, one: QuietPeriod) -> HttpResponse:
    """Two equal answers; looking changes nothing."""

    def away(shown: str) -> None:
        actions.remove_period(one, shown=shown, now=now(), by=request.person)

    status = removal.asked(request, away)
    if status is None:
        return redirect("campus:quiet")
    values = {"period": one, "days": days_of(one.span)}
    return render(request, "campus/remove.html", values, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def file(request: PersonRequest) -> HttpResponse:
    """A calendar file, then what it would add; nothing is kept before somebody chose."""
    is_sent = request.method == "POST"
    form = CalendarForm(request.POST, request.FILES) if is_sent else CalendarForm()
    if form.is_valid():
        try:
            read = found(form.text(), today=pages.today(), known=actions.breaks())
        except Refused as refused:
            form.add_error("file", refused.happened)
        else:
            return render(request, "campus/preview.html", pages.preview(read))
    return render(request, "campus/file.html", {"form": form}, status=form.status)


@require_POST
@requires(is_coordinator)
def chosen(request: PersonRequest) -> HttpResponse:
    """The boxes that were ticked under a file."""
    offered = pages.offered(request.POST.getlist("offered"))
    form = ChooseForm(request.POST, offered=offered)
    if form.is_valid() and _added(request, form, form.spans()):
        return redirect("campus:quiet")
    values = {"form": form, "offered": offered}
    return render(request, "campus/preview.html", values, status=form.status)
