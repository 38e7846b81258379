"""Behind a link of a thank-you: how its student may keep in touch. GET and HEAD change nothing."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from apps.accounts import links
from apps.accounts.capability import capability
from apps.accounts.http import PersonRequest
from apps.alumni.actions import Answer
from apps.alumni.models import Keeping
from apps.core.clock import now
from apps.core.moves import Refused
from apps.interviews import actions
from apps.interviews.models import Interview
from apps.interviews.pages.keeping import page
from apps.interviews.reach import KEEP, KEEP_ADDS_FOR


@require_http_methods(["GET", "HEAD", "POST"])
@capability(KEEP, Interview)
def keep(request: PersonRequest, talk: Interview) -> HttpResponse:
    """Three equal answers, each a form of its own; what the mail's link named is only said."""
    moment = now()
    may_add = _may_add(request.token, moment)
    if request.method != "POST":
        return _shown(request, talk, may_add=may_add, named=request.GET.get("way", ""))
    pressed = request.POST.get("do", "")
    if pressed == "fresh":
        actions.send_keep_link(talk, now=moment, by=request.person)
        return _shown(request, talk, may_add=may_add, is_posted=True)
    if pressed in Keeping.values:
        return _answered(request, talk, Answer(Keeping(pressed), may_add))
    if pressed == "stay":
        return redirect("interviews:keep", request.token)
    return _shown(request, talk, may_add=may_add, status=422)


def _may_add(token: str, moment: datetime) -> bool:
    """A link can lessen for ever; it can add while it is young."""
    link = links.find(token, KEEP)
    return link is not None and moment < link.created_at + KEEP_ADDS_FOR


def _answered(request: PersonRequest, talk: Interview, answer: Answer) -> HttpResponse:
    try:
        actions.choose_keeping(talk, answer, now=now(), by=request.person)
    except Refused as refused:
        happened = refused.happened
        return _shown(request, talk, may_add=answer.may_add, refused=happened, status=422)
    return redirect("interviews:keep", request.token)


def _shown(
    request: PersonRequest,
    talk: Interview,
    *,
    may_add: bool,
    status: int = 200,
    **more: Any,  # noqa: ANN401 - what a page shows
) -> HttpResponse:
    values = page(talk, may_add=may_add) | more
    named = values.get("named", "")
    values["named"] = Keeping(named).label if named in Keeping.values else ""
    return render(request, "interviews/keep.html", values, status=status)
