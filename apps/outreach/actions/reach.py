"""The way to a request without its mail."""

from datetime import datetime, timedelta

from apps.accounts.links import errand, mint
from apps.accounts.models import Person
from apps.core.moves import NotYours
from apps.outreach.models import Request
from apps.outreach.policies import is_to_me

A_DAY = timedelta(days=1)


def answer_token(request: Request, *, now: datetime, by: Person) -> str:
    """A secret that opens the request as its mail does, for a day; it dies with the others."""
    if not is_to_me(by, request):
        raise NotYours
    return mint(errand("answer", request, A_DAY), person=by, now=now)
