"""Messages between the two, mailed at once, each side answering in its own place."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import links
from apps.accounts.models import Person
from apps.campus.models import Campus
from apps.contacts.actions import touch
from apps.contacts.models import TouchKind
from apps.core.moves import NotYours, Refused
from apps.interviews.reach import link_for
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.outreach.actions.move import lock, move
from apps.outreach.models import Request, ThreadMessage
from apps.outreach.policies import may_write, parties
from apps.outreach.words import choices_of, links_of, words_of
from apps.outreach.workflow import OPEN, Party, Status

DAY = timedelta(days=1)


@transaction.atomic
def write(request: Request, text: str, *, now: datetime, by: Person) -> ThreadMessage:
    """A message to the other. The student's first after a question is the answer to it.

    Under the lock on the alum, as a block is: what is written before one is taken back by it.
    """
    lock(request)
    mine = parties(request, by)
    if not mine or not request.through_rapport:
        raise NotYours
    if not may_write(request, by, now=now):
        raise Refused(_("There is nothing to answer now. What you wrote was not sent."))
    _refuse_flood(by, now)
    written = ThreadMessage.objects.create(request=request, author=by, text=text, at=now)
    if Party.STUDENT in mine and request.status == Status.MORE_INFORMATION:
        _reply(request, now=now, by=by)
    _carry(written, now=now, by=by)
    touch(request.contact, kind=TouchKind.WORD, note="", now=now, about=request.pk)
    return written


def _refuse_flood(by: Person, now: datetime) -> None:
    """Under the lock on the request; a person's messages of a day over all requests."""
    most = Campus.objects.current().messages_a_day
    if ThreadMessage.objects.by(by, since=now - DAY).count() >= most:
        raise Refused(_("That is enough for one day. Keep your words and send them tomorrow."))


def _reply(request: Request, *, now: datetime, by: Person) -> None:
    """The request waits for the alum again, with a new clock."""
    days = Campus.objects.current().expiry_days
    until = now + timedelta(days=days)
    clock = {"waiting_since": now, "expires_at": until, "question_until": None}
    if move(request, "reply", clock, now=now, by=by):
        links.prolong("answer", request, until=until)


def _carry(written: ThreadMessage, *, now: datetime, by: Person) -> None:
    request = written.request
    student = request.student.person
    to_student = by.pk != student.pk
    alum = request.alum.person if request.alum else None
    recipient = student if to_student else alum
    if recipient is None:
        return
    post(_letter(written, recipient, to_student=to_student, by=by), now=now, by=by)


def _alums_links(request: Request, alum: Person, days: int) -> tuple[LinkTo, ...]:
    """To the letter while it is open, to the conversation once it is agreed."""
    talk = request.interview
    return links_of(request, days) if talk is None else (link_for(talk, alum), choices_of(request))


def _letter(written: ThreadMessage, recipient: Person, *, to_student: bool, by: Person) -> Letter:
    request = written.request
    days = Campus.objects.current().expiry_days
    page = (LinkTo("thread", "outreach:request", subject_id=request.pk),)
    links = page if to_student else _alums_links(request, recipient, days)
    values = {} if to_student else words_of(request, written.at)
    return Letter(
        template=f"outreach/mail/{'message' if to_student else 'message_to_alum'}",
        recipient=recipient,
        dedupe_key=f"message:{written.pk}",
        values=values
        | {
            "called": by.called,
            "name": by.name,
            "message": written.text,
            "is_open": request.status in OPEN,
        },
        links=links,
        sender_name=request.contact.name if to_student else by.name,
        relay=("r", request.pk),
    )
