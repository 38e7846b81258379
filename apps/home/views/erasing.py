from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.core.clock import now
from apps.core.door import opens, requires
from apps.home import actions
from apps.home import erasures as page
from apps.home.models import Erasure
from apps.home.policies import may_certify
from apps.home.privacy_forms import HoldForm, WhoForm


@require_safe
@requires(is_coordinator)
def erasures(request: PersonRequest) -> HttpResponse:
    """Who wishes to be erased, what runs and what is done; and anybody by their address."""
    return _list(request, WhoForm(request.GET), HoldForm())


def _list(request: PersonRequest, who: WhoForm, hold: HoldForm) -> HttpResponse:
    listed = Erasure.objects.visible_to(request.person).latest_first()
    shown = Paginator(listed, page.PAGE).get_page(request.GET.get("page"))
    email = who.cleaned_data["email"] if who.is_valid() else ""
    values = {"form": who, "hold": hold, "email": email, "found": page.found(email)}
    values |= {"page": shown, "lines": page.lines(shown), "zone": request.person.zone}
    status = max(who.status, hold.status)
    return render(request, "home/erasures.html", values, status=status)


@require_POST
@requires(is_coordinator)
def erase(request: PersonRequest, number: int) -> HttpResponse:
    """Begins it for one person, or holds their records, or ends that."""
    person, moment = page.person_of(number), now()
    if request.POST.get("do") == "hold":
        form = HoldForm(request.POST)
        if not form.is_valid():
            return _list(request, WhoForm({"email": person.email}), form)
        actions.hold(person, form.cleaned_data["reason"], now=moment, by=request.person)
    elif request.POST.get("do") == "release":
        actions.end_hold(person, now=moment, by=request.person)
    else:
        begun = actions.begin_erasure(person, now=moment, by=request.person)
        messages.success(request, _("It happens in 72 hours, unless it is taken back."))
        return redirect("home:certificate", begun.pk)
    return redirect("home:erasures")


@require_http_methods(["GET", "HEAD", "POST"])
@opens(Erasure, can=may_certify)
def certificate(request: PersonRequest, erasure: Erasure) -> HttpResponse:
    """What was erased, by table; before it is done a press takes it back."""
    if request.method == "POST":
        actions.take_back(erasure, now=now(), by=request.person)
        messages.success(request, _("Nothing will be erased."))
        return redirect("home:erasures")
    parts = {part: page.rows(erasure, part) for part in ("deleted", "emptied")}
    (line,) = page.lines([erasure])
    values = {"line": line, "parts": parts, "zone": request.person.zone}
    return render(request, "home/certificate.html", values | {"erasure": erasure})


@require_safe
@opens(Erasure, can=may_certify)
def certificate_file(request: PersonRequest, erasure: Erasure) -> HttpResponse:
    """The same as text."""
    said = page.as_text(erasure, zone=request.person.zone)
    answer = HttpResponse(said, content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="erasure-{erasure.number}.txt"'
    return answer
