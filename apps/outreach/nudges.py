"""When somebody is reminded of a request: a pure function of it."""

from datetime import datetime, timedelta
from typing import Any

from apps.alumni.models import Alum
from apps.alumni.workflow import Status as Standing
from apps.campus.models import Campus
from apps.core.wording import day
from apps.mail.letters import LinkTo
from apps.outreach.models import Request
from apps.outreach.words import links_of, recipient_zone, words_of
from apps.outreach.workflow import Status
from apps.reminders.band import Band
from apps.reminders.plan import Planned

QUESTION_AFTER = timedelta(days=2)
DRAFT_UNTIL = timedelta(days=7)  # the draft is the student's again by then


def plan(request: Request, rules: Campus | None = None) -> list[Planned]:
    """One word at most, to whoever's move it is: the alum, the student, or their advisor."""
    rules = rules or Campus.objects.current()
    match request.status:
        case Status.SENT:
            return _waiting(request, rules)
        case Status.MORE_INFORMATION:
            return _question_open(request, rules)
        case Status.IN_REVIEW:
            return _draft_waits(request, rules)
    return []


def _waiting(request: Request, rules: Campus) -> list[Planned]:
    """One question more to the alum, a week after the request (campus rule `nudge_days`).

    A question of theirs that was answered starts the week again. Nobody is asked who pauses or
    left; a break of the campus holds it.
    """
    alum, since = request.alum, request.waiting_since
    if not since or alum is None or alum.person_id is None or not _may_be_asked(request, alum):
        return []
    due_at = since + timedelta(days=rules.nudge_days)
    return [
        Planned(
            kind="request_waiting",
            recipient=alum.person_id,
            round="first",
            due_at=due_at,
            until=request.expires_at,
            template="outreach/mail/request_waiting",
            values=_words(request, since, due_at),
            links=links_of(request, rules.expiry_days),
            rests=True,
        )
    ]


def _question_open(request: Request, rules: Campus) -> list[Planned]:
    """To the student: a question of the alum has waited for two of its seven days."""
    if request.question_until is None:
        return []
    asked_at = request.question_until - timedelta(days=rules.question_days)
    person = request.student.person
    return [
        Planned(
            kind="question_open",
            recipient=person.pk,
            round=str(request.version),
            due_at=asked_at + QUESTION_AFTER,
            until=request.question_until,
            template="outreach/mail/question_open",
            values={
                "called": request.contact.called,
                "until": day(request.question_until, person.zone),
            },
            links=(LinkTo("request", "outreach:request", subject_id=request.pk),),
            rides=True,
        )
    ]


def _draft_waits(request: Request, rules: Campus) -> list[Planned]:
    """To whoever reads it, on the morning after: all that wait then in one mail."""
    advisor = request.student.reader
    if advisor is None:
        return []
    band = Band.of(rules, advisor.zone)
    return [
        Planned(
            kind="draft_waits",
            recipient=advisor.pk,
            round=str(request.version),
            due_at=band.next_morning(request.updated_at),
            until=request.updated_at + DRAFT_UNTIL,
            template="outreach/mail/draft_waits",
            values={"name": request.student.person.name},
            links=(LinkTo("drafts", "advising:drafts"),),
            gathers=True,
        )
    ]


def _may_be_asked(request: Request, alum: Alum) -> bool:
    return request.through_rapport and alum.status == Standing.OPTED_IN


def _words(request: Request, sent_at: datetime, due_at: datetime) -> dict[str, Any]:
    return words_of(request, due_at) | {"sent_on": day(sent_at, recipient_zone(request))}
