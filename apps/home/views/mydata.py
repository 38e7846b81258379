from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.accounts.policies import signed_in
from apps.alumni.models import Alum
from apps.core.clock import now
from apps.core.door import requires
from apps.core.moves import Refused
from apps.home import actions, mydata
from apps.home.actions.taking import MY_DATA
from apps.home.models import Erasure


@require_http_methods(["GET", "HEAD", "POST"])
@requires(signed_in)
def my_data(request: PersonRequest) -> HttpResponse:
    """Everything of oneself as a file, and the way out."""
    return _page(request)


@require_http_methods(["GET", "HEAD", "POST"])
@capability(MY_DATA)
def my_data_by_link(request: PersonRequest) -> HttpResponse:
    """The same for who does not sign in; looking changes nothing."""
    return _page(request)


@require_POST
@capability("choices", Alum)
def send_my_data(request: PersonRequest, _alum: Alum) -> HttpResponse:
    """The link of the choices never ends, so it only sends another one to the address on file."""
    actions.send_my_data_link(now=now(), by=request.person)
    return render(request, "home/my_data_sent.html", {"token": request.token})


def _page(request: PersonRequest) -> HttpResponse:
    wish = request.POST.get("do") if request.method == "POST" else ""
    if wish == "download":
        return _file(request)
    if wish in {"takeout", "erase", "keep"}:
        _do(request, wish)
        return HttpResponseRedirect(request.path)
    values = mydata.values(request.person, now=now())
    is_by_link = hasattr(request, "token")
    values |= {"layout": "layouts/solo.html" if is_by_link else "layouts/app.html"}
    return render(request, "home/my_data.html", values | {"is_by_link": is_by_link})


def _do(request: PersonRequest, wish: str) -> None:
    person, moment = request.person, now()
    if wish == "takeout":
        actions.ask_takeout(now=moment, by=person)
        messages.success(request, _("We make your file. It is here in a minute; look again then."))
    elif wish == "erase":
        actions.ask_erasure(now=moment, by=person)
        messages.success(request, _("The Career Center has your wish."))
    else:
        for erasure in Erasure.objects.visible_to(person).of(person).open():
            actions.take_back(erasure, now=moment, by=person)
        messages.success(request, _("Nothing will be erased."))


def _file(request: PersonRequest) -> HttpResponse:
    takeout = mydata.latest(request.person, now())
    if takeout is None:
        raise Refused(_("This file was kept for seven days. Ask for a new one."))
    content = actions.take(takeout, now=now(), by=request.person)
    answer = HttpResponse(content, content_type="application/zip")
    answer.headers["Content-Disposition"] = 'attachment; filename="my-data.zip"'
    return answer
