"""The page of an alum who signed in: values for its template."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import ledger
from apps.alumni.choosing import stands
from apps.alumni.listing import one
from apps.alumni.models import Alum
from apps.core.wording import day, daytime
from apps.interviews.pages.returning import came
from apps.interviews.workflow import AHEAD
from apps.outreach.models import Request
from apps.outreach.workflow import OPEN, Status

MOST = 50


@dataclass(frozen=True)
class Row:
    """One request to this alum; `tone` says whose move it is."""

    request: Request
    tone: str
    state: str
    line: str


def values(person: Person, *, now: datetime) -> dict[str, Any]:
    """Empty but for the alum where no record belongs to the person."""
    alum = Alum.objects.visible_to(person).select_related("person").first()
    if alum is None:
        return {"alum": None}
    # Before its letter has left a request can be undone as if it had never been sent.
    asked = Request.objects.visible_to(person).whose_letter_left().for_rows()
    rows = [
        _row(each, person.zone) for each in asked.latest_first().select_related("interview")[:MOST]
    ]
    return {
        **came(alum, now=now),
        **stands(alum),
        "card": one(alum, person, now).card,
        "waiting": [row for row in rows if row.request.status in OPEN],
        "others": [row for row in rows if row.request.status not in OPEN],
        "ledger": ledger.lines(alum),
        "zone": person.zone,
    }


def _row(request: Request, zone: str) -> Row:
    if request.status == Status.SENT:
        return Row(request, "you", _("Your move"), _closes(request, zone))
    if request.status == Status.MORE_INFORMATION:
        return Row(request, "them", _("Waiting"), _("You asked a question first."))
    talk = request.interview
    if request.status == Status.ACCEPTED and talk is not None:
        when = daytime(talk.starts_at, zone) if talk.starts_at else _("No time yet")
        is_ahead = talk.status in AHEAD
        state = _("Agreed") if is_ahead else str(talk.get_status_display()).capitalize()
        return Row(request, "ok" if is_ahead else "plum", state, when)
    at = request.answered_at or request.updated_at
    return Row(request, "plum", str(Status(request.status).label).capitalize(), day(at, zone))


def _closes(request: Request, zone: str) -> str:
    if request.expires_at is None:
        return ""
    return _("Without an answer it closes on %(day)s by itself.") % {
        "day": day(request.expires_at, zone)
    }
