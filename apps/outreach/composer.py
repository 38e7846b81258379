"""What the composer shows beside the text: values for a template, nothing decided there."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import quote

from django.utils.translation import gettext as _

from apps.alumni.models import Format
from apps.campus.models import Campus, Wording
from apps.coach.reading import Reading
from apps.core.clock import local
from apps.core.wording import clocktime, daytime
from apps.guide.models import Kind as Sample
from apps.guide.saying import with_own
from apps.outreach.actions.ready import needs_review
from apps.outreach.examples import EXAMPLES
from apps.outreach.forms import ComposeForm, SentForm
from apps.outreach.models import Comment, Kind, Request, Review, Slot
from apps.outreach.reading import coached
from apps.outreach.usual import sentence, to_offer
from apps.outreach.words import place_of, recipient_zone, ways_in_words
from apps.students.actions import has_pledged

DAY_STARTS, DAY_ENDS = 8, 18
SHORT_MOST = 200  # characters of a LinkedIn note; 300 with a premium account


@dataclass(frozen=True)
class Offer:
    """One offered time as both read it."""

    here: str
    there: str
    outside_office: bool
    is_over: bool


def offers(request: Request, now: datetime) -> list[Offer]:
    zone, other = request.student.person.zone, recipient_zone(request)
    place = place_of(request)
    return [
        Offer(
            here=daytime(slot.starts_at, zone),
            there=_("%(time)s in %(city)s")
            % {"time": clocktime(slot.starts_at, other), "city": place},
            outside_office=not DAY_STARTS <= local(slot.starts_at, other).hour < DAY_ENDS,
            is_over=slot.starts_at <= now,
        )
        for slot in Slot.objects.offered(request)
    ]


def page(
    request: Request,
    form: ComposeForm | None = None,
    *,
    now: datetime,
    rows: int = 0,
    **more: object,
) -> dict[str, Any]:
    """Everything the composer's template shows."""
    rules = Campus.objects.current()
    return {
        "asked": request,
        "form": form or ComposeForm(request=request, rows=rows),
        "coach": coached(request, now=now),
        **bar(request, rules),
        "undo_seconds": rules.undo_seconds,
        "saved_at": request.updated_at,
        "me_line": request.student.about,
        **advised(request),
        **offered(request, now),
        **own_channel(request, now),
        **more,
    }


def offered(request: Request, now: datetime) -> dict[str, Any]:
    """Around the note: times as both read them, ways left out, examples, the pledge if due."""
    return {
        "offers": offers(request, now),
        "usual": sentence(request),
        "usual_times": to_offer(request, now=now),
        "left_out": left_out(request),
        "examples": with_own(Sample.NOTE, EXAMPLES),
        "pledge": None if has_pledged(request.student) else Wording.objects.standing(),
    }


def bar(request: Request, rules: Campus) -> dict[str, int]:
    """How full the note is."""
    words = Reading(request.text).length
    filled = min(100, round(100 * words / max(rules.note_words, 1)))
    return {"words": words, "most_words": rules.note_words, "filled": filled}


def advised(request: Request) -> dict[str, Any]:
    """What the advisor said of these words, once they decided; and whether they can be asked."""
    read = Review.objects.of(request).decided().select_related("decided_by").first()
    advisor = request.student.reader
    return {
        "advisor": advisor if request.through_rapport else None,
        "must_ask": needs_review(request, Campus.objects.current()),
        "review": read,
        "said_by": (read and read.decided_by) or advisor,
        "comments": Comment.objects.on(read) if read else [],
        "is_changed": read is not None
        and (read.subject, read.text) != (request.subject, request.text),
        "zone": request.student.person.zone,
    }


def own_channel(request: Request, now: datetime) -> dict[str, Any]:
    """How a note leaves that Rapport does not carry, and the day it left."""
    return {
        "is_introduction": request.kind == Kind.INTRODUCTION,
        "mailto": mailto(request),
        "short_length": len(request.short),
        "short_most": SHORT_MOST,
        "sent": SentForm(zone=request.student.person.zone, now=now),
    }


def left_out(request: Request) -> str:
    """The ways in which this alum does not talk, for the end of a sentence."""
    welcome = request.alum.formats if request.alum else []
    return ways_in_words([name for name in Format.values if welcome and name not in welcome])


def mailto(request: Request) -> str:
    """The letter as a link for the student's own mail program, or nothing without an address."""
    address = "" if request.through_rapport else request.contact.email
    if not address:
        return ""
    parts = [request.text, request.forward if request.kind == Kind.INTRODUCTION else ""]
    text = "\n\n".join(part for part in parts if part).replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?subject={quote(request.subject)}&body={quote(text)}"
