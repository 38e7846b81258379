"""The thank-you: written by the student alone, carried by Rapport, no address shown."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.coach.draft import Draft
from apps.coach.review import Review, review
from apps.coach.rules import THANK_YOU
from apps.contacts.actions import touch
from apps.contacts.models import TouchKind
from apps.core.moves import Refused
from apps.interviews.actions.facts import note_follow_up
from apps.interviews.actions.move import move_thanks
from apps.interviews.models import ThankYou
from apps.mail.actions import post
from apps.mail.letters import Letter


@dataclass(frozen=True)
class Note:
    """The words of a thank-you and the form they take (e-mail, letter, card)."""

    form: str
    subject: str
    body: str

    def changes(self) -> dict[str, str]:
        return {"form": self.form, "subject": self.subject, "body": self.body}


def coached(thanks: ThankYou) -> Review:
    """What the coach says to the note as it stands."""
    contact = thanks.interview.contact
    person = thanks.interview.alum_person
    draft = Draft(
        text=thanks.body,
        subject=thanks.subject,
        recipient=contact.name,
        address_as=person.addressed if person else contact.called,
        student=contact.student.person.name,
        lines=tuple(thanks.own_words()),
    )
    return review(draft, rules=THANK_YOU)


def draft_thanks(thanks: ThankYou, note: Note, *, now: datetime, by: Person) -> None:
    move_thanks(thanks, "draft", note.changes(), now=now, by=by)


@transaction.atomic
def send_thanks(thanks: ThankYou, note: Note, *, now: datetime, by: Person) -> None:
    """Through Rapport to an alum; for anyone else it notes that the student sent it."""
    changes = note.changes() | {"settled_at": now}
    if not move_thanks(thanks, "send", changes, now=now, by=by):
        return
    blocking = [finding for finding in coached(thanks).findings if finding.blocks]
    if blocking:
        raise Refused(blocking[0].fix)
    interview = thanks.interview
    if interview.alum_person is not None:
        post(letter_of(thanks, recipient=interview.alum_person), now=now, by=by)
    _settled(thanks, _("thank-you sent"), now=now)


def letter_of(thanks: ThankYou, *, recipient: Person) -> Letter:
    """The mail of a thank-you: no answer is asked for."""
    student = thanks.interview.contact.student
    return Letter(
        template="interviews/mail/thanks",
        recipient=recipient,
        dedupe_key=f"thanks:{thanks.pk}",
        values={
            "student": student.person.name,
            "called": student.person.called,
            "about": student.about,
            "subject": thanks.subject,
            "body": thanks.body,
        },
        sender_name=student.person.name,
    )


@transaction.atomic
def waive_thanks(thanks: ThankYou, *, now: datetime, by: Person) -> None:
    """I thanked them already: settled, and no more reminders."""
    if move_thanks(thanks, "waive", {"settled_at": now}, now=now, by=by):
        _settled(thanks, _("thanked already"), now=now)


def _settled(thanks: ThankYou, note: str, *, now: datetime) -> None:
    contact = thanks.interview.contact
    touch(contact, kind=TouchKind.THANK_YOU, note=note, now=now)
    note_follow_up(contact, now=now)
