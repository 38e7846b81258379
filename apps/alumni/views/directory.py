from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_student, student_or_staff
from apps.alumni import actions, listing
from apps.alumni.models import Alum, Hidden
from apps.alumni.policies import is_listed, may_be_kept
from apps.core.clock import now
from apps.core.door import opens, requires


@require_safe
@requires(student_or_staff)
def directory(request: PersonRequest) -> HttpResponse:
    values = listing.page(request.person, request.GET, now=now())
    template = "alumni/directory.html" if values["is_open"] else "alumni/nobody.html"
    return render(request, template, values)


@require_safe
@opens(Alum, can=is_listed)
def profile(request: PersonRequest, alum: Alum) -> HttpResponse:
    """A profile; of very many in a day the next ones wait for tomorrow."""
    if not actions.look(alum, now=now(), by=request.person):
        return render(request, "alumni/enough.html", {"most": actions.MOST_A_DAY}, status=429)
    values = {
        "one": listing.one(alum, request.person, now()),
        "may_keep": may_be_kept(request.person, alum),
    }
    return render(request, "alumni/profile.html", values)


@require_safe
@requires(is_student)
def hidden(request: PersonRequest) -> HttpResponse:
    people = listing.hidden(Hidden.objects.visible_to(request.person), request.person.zone)
    return render(request, "alumni/hidden.html", {"people": people})


@require_POST
@opens(Alum, can=may_be_kept)
def hide(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.hide(alum, now=now(), by=request.person)
    words = _("%(name)s is hidden. You can show them again under “People you hid”.")
    messages.success(request, words % {"name": alum.name})
    return redirect("alumni:directory")


@require_POST
@opens(Alum, can=may_be_kept)
def show(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.show(alum.pk, by=request.person)
    messages.success(request, _("%(name)s is in your search again.") % {"name": alum.name})
    return redirect("alumni:hidden")


@require_POST
@requires(is_student)
def tell_me(request: PersonRequest) -> HttpResponse:
    """Once, when the first alumni opt in."""
    actions.hope(now=now(), by=request.person)
    messages.success(request, _("Rapport tells you once, when the first alumni have said yes."))
    return redirect("alumni:directory")


@require_POST
@opens(Alum, can=may_be_kept)
def wait(request: PersonRequest, alum: Alum) -> HttpResponse:
    actions.wait(alum, now=now(), by=request.person)
    words = _("Rapport tells you once, by mail, when %(name)s has room.") % {"name": alum.called}
    messages.success(request, words)
    return redirect("alumni:directory")
