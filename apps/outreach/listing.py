"""What the list of requests, one request and the alum's page show: values for templates."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from apps.alumni.models import Format
from apps.campus.models import Campus
from apps.core.wording import clocktime, day, daytime
from apps.interviews.forms import WhenForm
from apps.outreach.actions.send import can_undo
from apps.outreach.forms import AcceptForm, NoteForm
from apps.outreach.models import Request, Slot
from apps.outreach.reading import coached
from apps.outreach.words import formats_in_words, place_of, recipient_zone
from apps.outreach.workflow import Status
from apps.students.models import Student

NOT_A_JOB = "not-a-job"


@dataclass(frozen=True)
class Row:
    """One request in a list; `tone` says whose move it is (you, them, ok, care)."""

    request: Request
    tone: str
    state: str
    line: str


def row(request: Request, *, nudge_days: int) -> Row:
    tone, state = {
        Status.DRAFT: ("you", _("Your move")),
        Status.SENT: ("them", _("Waiting")),
        Status.ACCEPTED: ("ok", _("Agreed")),
    }.get(Status(request.status), ("them", request.get_status_display().capitalize()))
    return Row(request, tone, str(state), line_of(request, nudge_days=nudge_days))


def line_of(request: Request, *, nudge_days: int) -> str:
    """What happened last and what comes next, with its date in the student's zone."""
    zone = request.student.person.zone
    if request.status == Status.DRAFT:
        return _("Draft, last changed on %(day)s.") % {"day": day(request.updated_at, zone)}
    if request.status == Status.SENT and request.sent_at:
        sent = _("Sent on %(day)s.") % {"day": day(request.sent_at, zone)}
        return f"{sent} {once_more(request, nudge_days=nudge_days)}"
    at = request.answered_at or request.updated_at
    return f"{request.get_status_display().capitalize()}, {day(at, zone)}."


def once_more(request: Request, *, nudge_days: int) -> str:
    """The promise that lets a student stop thinking about it."""
    if not request.through_rapport or request.sent_at is None:
        return _("When they answer, say so here.")
    again = request.sent_at + timedelta(days=nudge_days)
    return _("Rapport asks once more on %(day)s. Nothing to do until then.") % {
        "day": day(again, request.student.person.zone)
    }


def grouped(student: Student) -> dict[str, Any]:
    """All requests of a student, by whose move it is."""
    days = Campus.objects.current().nudge_days
    found = Request.objects.of(student).for_rows()
    rows = [row(request, nudge_days=days) for request in found]
    return {
        "me_line": student.about,
        "drafts": [r for r in rows if r.request.status == Status.DRAFT],
        "waiting": [r for r in rows if r.request.status == Status.SENT],
        "answered": [r for r in rows if r.request.status not in {Status.DRAFT, Status.SENT}],
    }


def picture(request: Request, *, now: datetime) -> dict[str, Any]:
    """One request that has left: what was said, what can be done."""
    days = Campus.objects.current().nudge_days
    return {
        "asked": request,
        "me_line": request.student.about,
        "row": row(request, nudge_days=days),
        "can_undo": can_undo(request, now=now),
        "undo_seconds": Campus.objects.current().undo_seconds,
        "is_open": request.status == Status.SENT,
        "form": WhenForm(zone=request.student.person.zone, now=now, at=None),
    }


@dataclass(frozen=True)
class Choice:
    """One time that an alum can pick, as both read it."""

    pk: int
    day: str
    clock: str
    theirs: str
    chosen: bool


def choices(request: Request, chosen: str, *, now: datetime) -> list[Choice]:
    """The times that still lie ahead."""
    zone, student = recipient_zone(request), request.student.person
    return [
        Choice(
            pk=slot.pk,
            day=day(slot.starts_at, zone),
            clock=clocktime(slot.starts_at, zone),
            theirs=_("%(time)s for %(name)s")
            % {"time": clocktime(slot.starts_at, student.zone), "name": student.called},
            chosen=str(slot.pk) == chosen,
        )
        for slot in Slot.objects.offered(request).ahead(now)
    ]


def letter(request: Request, *, token: str, now: datetime, chosen: str = "") -> dict[str, Any]:
    """The alum's page: the letter, and the answers or what was answered."""
    zone, called = recipient_zone(request), request.student.person.called
    offered = choices(request, chosen, now=now)
    return {
        "asked": request,
        "student": request.student,
        "token": token,
        "paragraphs": request.text.split("\n\n"),
        "choices": offered,
        "picked": next((choice for choice in offered if choice.chosen), None),
        "formats": formats_in_words(request),
        "is_anywhere": Format.IN_PERSON not in request.formats,
        "city": place_of(request),
        "zone": zone,
        "not_a_job": coached(request).has_passed(NOT_A_JOB),
        "is_open": request.status == Status.SENT,
        "agreed_at": _agreed(request, zone),
        "reminded_on": _day_before(request),
        "accept": AcceptForm(request=request, now=now),
        "suggest": NoteForm(),
        "decline": NoteForm(initial={"note": _kind_no(called)}),
    }


def _agreed(request: Request, zone: str) -> str:
    if request.interview is None or request.interview.starts_at is None:
        return ""
    return daytime(request.interview.starts_at, zone)


def _day_before(request: Request) -> datetime | None:
    starts_at = request.interview.starts_at if request.interview else None
    return starts_at - timedelta(days=1) if starts_at else None


def _kind_no(called: str) -> str:
    return _(
        "Thank you for writing, %(name)s. I cannot this term, and I wish you well with it."
    ) % {"name": called}
