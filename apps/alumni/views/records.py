from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from apps.accounts.http import PersonRequest
from apps.accounts.policies import is_coordinator
from apps.alumni import actions, recordlist
from apps.core.clock import now
from apps.core.door import requires


@require_safe
@requires(is_coordinator)
def people(request: PersonRequest) -> HttpResponse:
    values = recordlist.page(request.person, request.GET, now=now())
    actions.look_through(values["shown"], now=now(), by=request.person)
    return render(request, "alumni/people.html", values)


@require_POST
@requires(is_coordinator)
def invite(request: PersonRequest) -> HttpResponse:
    """The chosen of a page, or everyone on it who can be invited; back to where one stood."""
    field = "shown" if request.POST.get("do") == "page" else "pk"
    pks = {int(pk) for pk in request.POST.getlist(field) if pk.isdecimal() and len(pk) < 19}  # noqa: PLR2004 - a bigint
    sent = actions.invite(pks, now=now(), by=request.person)
    _say(request, sent)
    return redirect(reverse("alumni:people") + recordlist.place_of(request.POST))


def _say(request: PersonRequest, sent: actions.Sent) -> None:
    if sent.invited:
        words = ngettext(
            "%(n)d person is invited. Nobody is visible by it.",
            "%(n)d people are invited. Nobody is visible by it.",
            sent.invited,
        )
        messages.success(request, words % {"n": sent.invited})
    if sent.left_out:
        words = ngettext(
            "%(n)d was left out: no address, invited lately or twice, or decided already.",
            "%(n)d were left out: no address, invited lately or twice, or decided already.",
            sent.left_out,
        )
        messages.warning(request, words % {"n": sent.left_out})
    if not sent.invited and not sent.left_out:
        messages.warning(request, _("Choose the people to invite first."))
