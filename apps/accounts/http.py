from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from apps.accounts.models import Person


class PersonRequest(HttpRequest):
    """A request behind a door: someone is known, signed in or by the link of a mail."""

    person: Person
    token: str  # behind @capability only
    htmx: HtmxDetails
