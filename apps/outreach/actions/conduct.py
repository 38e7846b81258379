"""A concern reported, and two people kept apart: at once, both ways, queued mail included."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person, Role
from apps.alumni import places
from apps.alumni.actions import block, lift
from apps.contacts.models import Contact
from apps.core.moves import NotYours, Refused
from apps.interviews.actions import part
from apps.mail.actions import post_all, withdraw_between
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.clock import close_away
from apps.outreach.models import Report, Request, Slot
from apps.outreach.policies import parties
from apps.outreach.said import said_on
from apps.timeline.actions import record


@transaction.atomic
def report(request: Request, text: str, *, blocks: bool, now: datetime, by: Person) -> Report:
    """Goes to the coordinators with what was said; the other side is told nothing."""
    if not parties(request, by):
        raise NotYours
    if request.alum:
        places.lock(request.alum)
    if Report.objects.by(by, request).waiting().exists():
        raise Refused(_("You reported this already, and somebody is looking at it."))
    said = evidence(request, now=now)
    made = Report.objects.create(
        request=request, by=by, text=text, evidence=said, blocks=blocks, at=now
    )
    record(subject=made, verb="report", now=now, by=by)
    if blocks:
        keep_apart(request, now=now, by=by)
    _tell_coordinators(made, now=now)
    return made


def evidence(request: Request, *, now: datetime) -> dict[str, Any]:
    """The note, the times and the messages as they stand; moments are ISO 8601 in UTC."""
    return {
        "subject": request.subject,
        "text": request.text,
        "status": request.status,
        "sent_at": request.sent_at.isoformat() if request.sent_at else "",
        "answer": request.answer_note,
        "times": [slot.starts_at.isoformat() for slot in Slot.objects.offered(request)],
        "messages": [
            {
                "author": message.author_id,
                "text": message.text,
                "at": message.at.isoformat(),
            }
            for message in said_on(request, now=now)
        ],
    }


@transaction.atomic
def keep_apart(request: Request, *, now: datetime, by: Person) -> None:
    """Everything between the two stops; to the other side it looks like "not available"."""
    alum, student = request.alum, request.student
    if alum is None:
        return
    block(alum, student.person, now=now, by=by)
    if alum.person is not None:
        withdraw_between(alum.person, student.person)
    for one in Request.objects.of(student).under_way().filter(alum=alum):
        close_away(one, now=now)
    contact = Contact.objects.keeping(student, alum)
    if contact is not None:
        part(contact, now=now)


def _tell_coordinators(made: Report, *, now: datetime) -> None:
    """A number and a link; what it is about stays in Rapport."""
    letters = [
        Letter(
            template="outreach/mail/concern",
            recipient=person,
            dedupe_key=f"concern:{made.pk}:{person.pk}",
            links=(LinkTo("concern", "outreach:concern", subject_id=made.pk),),
        )
        for person in Person.objects.filter(role=Role.COORDINATOR, is_active=True)
    ]
    post_all(letters, now=now, by=None)


@transaction.atomic
def settle_report(held: Report, outcome: str, *, lifts: bool, now: datetime, by: Person) -> None:
    """A coordinator's word on it; the block stays unless they lift it."""
    if by.role != Role.COORDINATOR:
        raise NotYours
    held.refresh_from_db(from_queryset=Report.objects.select_for_update())
    held.closed_at, held.closed_by, held.outcome = held.closed_at or now, by, outcome
    held.save(update_fields=["closed_at", "closed_by", "outcome"])
    record(subject=held, verb="settle", now=now, by=by)
    if lifts and held.request and held.request.alum:
        lift(held.request.alum, held.request.student.person, now=now, by=by)
