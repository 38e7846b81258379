"""What the composer shows beside the text: values for a template, nothing decided there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from apps.campus.models import Campus
from apps.core.clock import local
from apps.core.wording import clocktime, daytime
from apps.outreach.forms import ComposeForm
from apps.outreach.models import Request, Slot
from apps.outreach.reading import as_draft, coached
from apps.outreach.words import place_of, recipient_zone

DAY_STARTS, DAY_ENDS = 8, 18


@dataclass(frozen=True)
class Offer:
    """One offered time as both read it."""

    here: str
    there: str
    outside_office: bool


def offers(request: Request) -> list[Offer]:
    zone, other = request.student.person.zone, recipient_zone(request)
    place = place_of(request)
    return [_offer(slot.starts_at, zone, other, place) for slot in Slot.objects.offered(request)]


def _offer(starts_at: datetime, zone: str, other: str, place: str) -> Offer:
    there = local(starts_at, other)
    return Offer(
        here=daytime(starts_at, zone),
        there=_("%(time)s in %(city)s") % {"time": clocktime(starts_at, other), "city": place},
        outside_office=not DAY_STARTS <= there.hour < DAY_ENDS,
    )


def page(
    request: Request, form: ComposeForm | None = None, rows: int = 0, **more: object
) -> dict[str, Any]:
    """Everything the composer's template shows."""
    rules = Campus.objects.current()
    draft = as_draft(request)
    words = draft.reading.length
    return {
        "asked": request,
        "form": form or ComposeForm(request=request, rows=rows),
        "coach": coached(request),
        "words": words,
        "most_words": rules.note_words,
        "filled": min(100, round(100 * words / max(rules.note_words, 1))),
        "offers": offers(request),
        "mailto": mailto(request),
        "undo_seconds": rules.undo_seconds,
        "saved_at": request.updated_at,
        "me_line": request.student.about,
        **more,
    }


def mailto(request: Request) -> str:
    """The letter as a link for the student's own mail program, or nothing without an address."""
    address = "" if request.through_rapport else request.contact.email
    if not address:
        return ""
    text = request.text.replace("\n", "\r\n")
    return f"mailto:{quote(address)}?subject={quote(request.subject)}&body={quote(text)}"
