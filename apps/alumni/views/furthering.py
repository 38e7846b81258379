"""Where else to look: the page of students, and the coordinator's links on it."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator, is_student, student_or_staff
from apps.alumni import actions
from apps.alumni import furthering as pages
from apps.alumni.forms import FurtherForm
from apps.alumni.models import Further
from apps.alumni.policies import may_arrange
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.core.moves import Refused
from apps.core.presses import came_through


@require_safe
@requires(student_or_staff)
def further(request: PersonRequest) -> HttpResponse:
    links = list(Further.objects.visible_to(request.person).shown())
    values = {"links": links, "may_keep": is_student(request.person)}
    return render(request, "alumni/look_further.html", values)


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def links(request: PersonRequest) -> HttpResponse:
    """All links in their order; POST adds one."""
    form = FurtherForm(request.POST or None)
    if form.is_valid() and _added(request, form):
        messages.success(request, _("Added. Students see it at once."))
        return came_through(request, "alumni:links")
    values = pages.page(request.person, form)
    return render(request, "alumni/links.html", values, status=form.status)


def _added(request: PersonRequest, form: FurtherForm) -> bool:
    try:
        actions.add_link(form.said(), now=now(), by=request.person)
    except Refused as refused:
        form.add_error(None, refused.happened)
        return False
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Further, can=may_arrange)
def link(request: PersonRequest, one: Further) -> HttpResponse:
    """The words of one link."""
    form = FurtherForm(request.POST or None, initial=one.said | {"seal": one.seal})

    def save(shown: str) -> None:
        actions.change_link(one, form.said(), shown=shown, now=now(), by=request.person)

    tried = form.tried(save)
    if tried.is_saved:
        messages.success(request, _("Saved."))
        return came_through(request, "alumni:links")
    values = {"form": form, "link": one, "others": tried.others}
    return render(request, "alumni/link.html", values, status=form.status)


@require_POST
@opens(Further, can=may_arrange)
def arrange(request: PersonRequest, one: Further, do: str) -> HttpResponse:
    """Up, down, hide, show."""
    if do not in _DO:
        raise Http404
    _DO[do](request, one)
    return redirect("alumni:links")


def _shift(step: int) -> Callable[[PersonRequest, Further], None]:
    def shift(request: PersonRequest, one: Further) -> None:
        actions.shift_link(one, step, now=now(), by=request.person)

    return shift


def _set(*, is_hidden: bool) -> Callable[[PersonRequest, Further], None]:
    def switch(request: PersonRequest, one: Further) -> None:
        actions.set_link(one, is_hidden=is_hidden, now=now(), by=request.person)

    return switch


_DO = {
    "up": _shift(-1),
    "down": _shift(1),
    "hide": _set(is_hidden=True),
    "show": _set(is_hidden=False),
}
