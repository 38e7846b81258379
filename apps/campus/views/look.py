"""How the center looks; and the two files that pages of everybody load for it."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.campus import actions, pages
from apps.campus.colour import of_sheet, stylesheet
from apps.campus.forms import LogoForm, LookForm
from apps.core.clock import now
from apps.core.door import public, requires
from apps.core.moves import Refused
from apps.core.presses import came_through

# The address names what is in it, so no browser has to ask again.
_FOR_GOOD = {"Cache-Control": "public, max-age=31536000, immutable"}


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def look(request: PersonRequest) -> HttpResponse:
    """Names and colour; the picture has a form of its own beside them."""
    form = pages.look_form(request.POST or None)
    if form.is_valid() and _saved(request, form):
        return came_through(request, "campus:look")
    values = pages.look(form, pages.logo_form())
    return render(request, "campus/look.html", values, status=form.status)


def _saved(request: PersonRequest, form: LookForm) -> bool:
    said, seen = form.cleaned_data, form.cleaned_data["seen"]
    try:
        changed = actions.change_look(said, seen=seen, now=now(), by=request.person)
    except actions.Crossed as crossed:
        pages.crossed(form, crossed.changes, request.person.zone)
        return False
    messages.success(request, _("Saved.") if changed else _("Nothing was changed."))
    return True


@require_http_methods(["GET", "HEAD", "POST"])
@requires(is_coordinator)
def logo(request: PersonRequest) -> HttpResponse:
    """Brings a picture in, or takes it away."""
    if request.method != "POST":
        return redirect("campus:look")
    form = LogoForm(request.POST, request.FILES)
    is_done = _is_removed if request.POST.get("do") == "remove" else _is_set
    if is_done(request, form):
        return redirect("campus:look")
    values = pages.look(pages.look_form(None), form) | {"form": form}
    return render(request, "campus/look.html", values, status=form.status)


def _is_removed(request: PersonRequest, form: LogoForm) -> bool:
    form.fields["file"].required = False
    seen = form.cleaned_data["seen"] if form.is_valid() else None
    try:
        actions.remove_logo(seen=seen, now=now(), by=request.person)
    except actions.Crossed as crossed:
        pages.crossed(form, crossed.changes, request.person.zone)
        return False
    messages.success(request, _("The picture is gone from pages and from new mail."))
    return True


def _is_set(request: PersonRequest, form: LogoForm) -> bool:
    if not form.is_valid():
        return False
    seen = form.cleaned_data["seen"]
    try:
        actions.set_logo(form.brought(), seen=seen, now=now(), by=request.person)
    except actions.Crossed as crossed:
        pages.crossed_logo(form, crossed.changes, request.person.zone)
        return False
    except Refused as refused:
        form.add_error("file", refused.happened)
        return False
    messages.success(request, _("The picture stands on pages and in new mail."))
    return True


@public
@require_safe
def picture(_request: HttpRequest, digest: str) -> HttpResponse:
    """The logo, for pages of everybody."""
    png = pages.picture(digest)
    if png is None:
        raise Http404
    return HttpResponse(png, content_type="image/png", headers=_FOR_GOOD)


@public
@require_safe
def colours(_request: HttpRequest, name: str) -> HttpResponse:
    """The stylesheet of a colour: it follows from the name alone, without asking anybody."""
    colour = of_sheet(name)
    if not colour:
        raise Http404
    return HttpResponse(stylesheet(colour), content_type="text/css", headers=_FOR_GOOD)
