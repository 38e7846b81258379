"""To be asked less, to leave, to report a concern: under the letter and under the conversation."""

from collections.abc import Callable
from typing import Any

from django.http import Http404

from apps.accounts.http import PersonRequest
from apps.alumni import actions as alumni
from apps.alumni.forms import LimitForm
from apps.alumni.models import Alum
from apps.core.clock import now
from apps.core.forms import RapportForm
from apps.core.moves import Refused
from apps.outreach import actions
from apps.outreach.forms import ConcernForm
from apps.outreach.models import Request

# What the page is to show instead, by name; nothing where it is done and can be loaded anew.
Shown = dict[str, Any]


def _limit(request: PersonRequest, asked: Request) -> Shown:
    """Fewer a month; more takes the page of a fresh link."""
    alum = _alum(asked)
    form = LimitForm(request.POST, most=alum.month_limit)
    if not form.is_valid():
        return {"limit": form}
    alumni.change_limit(alum, form.cleaned_data["limit"], now=now(), by=request.person)
    return {}


def _fresh(request: PersonRequest, asked: Request) -> Shown:
    """To be asked more takes a link that expires; it goes to the address on file alone."""
    alumni.send_fresh_link(_alum(asked), now=now(), by=request.person)
    return {"is_posted": True}


def _leave(request: PersonRequest, asked: Request) -> Shown:
    alumni.leave(_alum(asked), now=now(), by=request.person)
    return {}


def _report(request: PersonRequest, asked: Request) -> Shown:
    form = ConcernForm(request.POST, auto_id="concern-%s")
    if not form.is_valid():
        return {"concern": form}
    try:
        actions.report(asked, **form.cleaned_data, now=now(), by=request.person)
    except Refused as refused:
        form.add_error("text", refused.happened)
        return {"concern": form}
    return {}


def _alum(asked: Request) -> Alum:
    if asked.alum is None:
        raise Http404
    return asked.alum


def wrong_in(shown: Shown) -> RapportForm | None:
    """The form with something to mend."""
    return next((each for each in shown.values() if isinstance(each, RapportForm)), None)


CHOICES: dict[str, Callable[[PersonRequest, Request], Shown]] = {
    "limit": _limit,
    "fresh": _fresh,
    "leave": _leave,
    "report": _report,
}
