"""A fresh link for an old one, and events of the mail provider.

/dev/mail/ shows what the local catcher caught (DEBUG only).
"""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from apps.core.clock import now
from apps.core.door import public
from apps.core.framing import framed
from apps.mail import mailbox
from apps.mail.fresh import send_fresh
from apps.mail.mailbox import Caught
from apps.mail.provider import webhook


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    if not mailbox.is_open():
        raise Http404
    return render(request, "mail/dev/list.html", {"mails": mailbox.caught()})


@public
@require_safe
def message(request: HttpRequest, name: str) -> HttpResponse:
    return render(request, "mail/dev/message.html", {"mail": _found(name)})


@framed
@public
@require_safe
def frame(_request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(_found(name).html)


@csrf_exempt
@public
@require_POST
def fresh_link(request: HttpRequest, token: str) -> HttpResponse:
    """From the page of an old link. It says the same whatever the link was: no oracle."""
    if request.POST.get("do") == "send":
        send_fresh(token, now=now())
        answer = render(request, "accounts/link_cooled.html", {"asked": True, "token": token})
    else:
        answer = render(request, "accounts/link_cooled.html", {"token": token})
    answer["Referrer-Policy"] = "no-referrer"
    return answer


@csrf_exempt
@public
@require_http_methods(["GET", "HEAD", "POST"])
def events(request: HttpRequest) -> HttpResponseBase:
    """Bounces and complaints from the mail provider, who signs them; 400 without a signature."""
    view = webhook()
    if view is None:
        raise Http404
    return view(request)


def _found(name: str) -> Caught:
    mail = mailbox.one(name) if mailbox.is_open() else None
    if mail is None:
        raise Http404
    return mail
