"""What the list of requests and one request show: values for templates."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from apps.accounts.models import Person
from apps.alumni.ranking import Pick
from apps.campus.models import Campus
from apps.contacts.models import Contact
from apps.core.wording import day
from apps.interviews.forms import WhenForm
from apps.outreach.actions.move import SUBJECT
from apps.outreach.actions.send import can_undo
from apps.outreach.forms import IntroducedForm, MessageForm, WithdrawForm
from apps.outreach.models import Answer, Closed, Kind, Request, Review
from apps.outreach.others import ENDED, Silence, others
from apps.outreach.policies import may_write, moves_for
from apps.outreach.said import said_on
from apps.outreach.workflow import OPEN, Status
from apps.reminders.models import Reminder
from apps.reminders.workflow import Status as Planned
from apps.students.models import Student


@dataclass(frozen=True)
class Row:
    """One request in a list; `tone` says whose move it is (you, them, ok, care)."""

    request: Request
    tone: str
    state: str
    line: str


YOUR_MOVE = ("you", _lazy("Your move"))
STATES = {
    Status.DRAFT: YOUR_MOVE,
    Status.RETURNED: YOUR_MOVE,
    Status.APPROVED: YOUR_MOVE,
    Status.MORE_INFORMATION: YOUR_MOVE,
    Status.IN_REVIEW: ("them", _lazy("With your advisor")),
    Status.SENT: ("them", _lazy("Waiting")),
    Status.ACCEPTED: ("ok", _lazy("Agreed")),
    Status.BOUNCED: ("care", _lazy("Needs care")),
}


Nudges = Mapping[int, Reminder]  # by the id of a request, the one question more


def nudges_of(requests: Collection[Request]) -> Nudges:
    """What is planned or was sent for those that wait; one query for all."""
    ids = [request.pk for request in requests if request.status == Status.SENT]
    found = Reminder.objects.of_kind(SUBJECT, "request_waiting", ids)
    return {reminder.subject_id: reminder for reminder in found}


def row(request: Request, nudges: Nudges) -> Row:
    if request.status == Status.EXPIRED and request.closed_for:
        ended = Closed(request.closed_for).label
    else:
        ended = Status(request.status).label
    tone, state = STATES.get(Status(request.status), ("them", str(ended).capitalize()))
    return Row(request, tone, str(state), line_of(request, nudges))


def line_of(request: Request, nudges: Nudges) -> str:
    """What happened last and what comes next, with its date in the student's zone."""
    zone = request.student.person.zone
    if request.status == Status.SENT and request.sent_at:
        sent = _("Sent on %(day)s.") % {"day": day(request.sent_at, zone)}
        return f"{sent} {once_more(request, nudges.get(request.pk))}"
    words, at = _last(request)
    named = {"day": day(at, zone), "name": request.contact.called}
    named["later"] = day(request.resume_on, zone) if request.resume_on else ""
    return words % named


def _last(request: Request) -> tuple[str, datetime]:
    """The sentence of a state that is not waiting, and its moment."""
    if request.status == Status.EXPIRED and request.closed_for == Closed.AWAY:
        return _("%(name)s is not available any more. Closed on %(day)s."), request.updated_at
    words = {
        Status.DRAFT: _("Draft, last changed on %(day)s."),
        Status.IN_REVIEW: _("Sent to your advisor on %(day)s."),
        Status.RETURNED: _("Your advisor left comments on %(day)s."),
        Status.APPROVED: _("Approved by your advisor on %(day)s. Ready to send."),
        Status.MORE_INFORMATION: _("%(name)s asked a question on %(day)s."),
        Status.ACCEPTED: _("%(name)s said yes on %(day)s."),
        Status.DECLINED: _("%(name)s declined kindly on %(day)s."),
        Status.DEFERRED: _("Not now. Your draft is offered again after %(later)s."),
        Status.EXPIRED: _("No answer. Closed on %(day)s."),
        Status.WITHDRAWN: _("You withdrew it on %(day)s."),
        Status.BOUNCED: _("The letter did not reach %(name)s. Nobody read it."),
    }[Status(request.status)]
    return words, request.answered_at or request.updated_at


def once_more(request: Request, nudge: Reminder | None) -> str:
    """The promise that lets a student stop thinking about it; days on their clock."""
    if not request.through_rapport or request.expires_at is None:
        return _("When they answer, say so here.")
    zone, name = request.student.person.zone, {"name": request.contact.called}
    closes = name | {"closes": day(request.expires_at, zone)}
    if nudge is None or nudge.status not in {Planned.SCHEDULED, Planned.SENT}:
        return _("If there is no answer, it closes on %(closes)s by itself.") % closes
    if nudge.status == Planned.SENT:
        asked = _("Rapport asked once more on %(day)s. Without an answer it closes on %(closes)s.")
        return asked % (closes | {"day": day(nudge.settled_at or nudge.send_after, zone)})
    return _(
        "If there is no answer, Rapport asks once more on %(day)s. Nothing to do until then."
    ) % {"day": day(nudge.send_after, zone)}


def grouped(student: Student) -> dict[str, Any]:
    """All requests of a student, by whose move it is."""
    found = list(Request.objects.of(student).for_rows())
    nudges = nudges_of(found)
    rows = [row(request, nudges) for request in found]
    waits = {Status.SENT, Status.IN_REVIEW}
    return {
        "me_line": student.about,
        "drafts": [r for r in rows if r.tone == "you"],
        "waiting": [r for r in rows if r.request.status in waits],
        "answered": [r for r in rows if r.tone != "you" and r.request.status not in waits],
    }


def picture(request: Request, *, now: datetime) -> dict[str, Any]:
    """One request that has left: what was said, what can be done."""
    rules, person = Campus.objects.current(), request.student.person
    nudges = nudges_of([request])
    return {
        "asked": request,
        "me_line": request.student.about,
        "zone": person.zone,
        "row": row(request, nudges),
        "promise": once_more(request, nudges.get(request.pk)),
        "can_undo": can_undo(request, now=now),
        "undo_seconds": rules.undo_seconds,
        "is_waiting": request.status == Status.SENT,
        "is_open": request.status in OPEN,
        "can_withdraw": "withdraw" in moves_for(request, person),
        "form": WhenForm(zone=person.zone, now=now, at=None),
        "withdraw": WithdrawForm(),
        "introduced": IntroducedForm(),
        "is_introduction": request.kind == Kind.INTRODUCTION,
        "mine_from": mine_from(request, rules),
        "others": _others(request, now),
        "thread": said_on(request, now=now),
        "named": _named(request),
        "message": MessageForm() if _may_write(request, person, now) else None,
    }


def _others(request: Request, now: datetime) -> list[Pick]:
    """Whoever waits or got no yes is shown who else may have room."""
    wants = request.status in ENDED or Silence.at(now).covers(request)
    return others(request, now=now) if wants else []


def _named(request: Request) -> Contact | None:
    """The colleague who came with a kind no, as one of the student's people."""
    if request.status != Status.DECLINED:
        return None
    answer = Answer.objects.of(request).named().first()
    given = Contact.objects.of(request.student).given_by(request.contact)
    return given.filter(name=answer.colleague).first() if answer else None


def mine_from(request: Request, rules: Campus) -> datetime | None:
    """When a draft that nobody read is the student's to send."""
    waiting = Review.objects.of(request).waiting().first()
    return waiting.due_at(rules) if waiting else None


def _may_write(request: Request, person: Person, now: datetime) -> bool:
    return request.through_rapport and may_write(request, person, now=now)
