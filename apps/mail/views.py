"""/dev/mail/: what the local catcher caught. Only where RAPPORT_MAIL_FOLDER is set (DEBUG)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from apps.core.door import public
from apps.core.framing import framed
from apps.mail import mailbox
from apps.mail.mailbox import Caught


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


def _found(name: str) -> Caught:
    mail = mailbox.one(name) if mailbox.is_open() else None
    if mail is None:
        raise Http404
    return mail
