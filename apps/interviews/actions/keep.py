"""The alum's one choice about keeping in touch, from the link in a thank-you."""

from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.alumni.actions import Answer, answer_keeping
from apps.alumni.models import keeping_of
from apps.contacts.actions import end_keeping
from apps.contacts.models import KeepInTouch, Pace
from apps.contacts.workflow import Status as Plan
from apps.core.moves import NotYours
from apps.interviews.models import Interview, ThankYou
from apps.interviews.reach import choices_for, keep_link
from apps.mail.actions import post
from apps.mail.letters import Letter


def asks_to_keep(thanks: ThankYou) -> bool:
    """Whether the note carries the question: the student chose it, and the alum never answered."""
    talk = thanks.interview
    if talk.alum_person_id is None or talk.contact.alum is None or talk.log.pace == Pace.NO:
        return False
    plan = KeepInTouch.objects.with_contact(talk.contact)
    if plan is None or plan.status == Plan.ENDED:
        return False
    return keeping_of(talk.contact.alum, talk.contact.student.person) is None


@transaction.atomic
def choose_keeping(talk: Interview, answer: Answer, *, now: datetime, by: Person) -> None:
    """Written to the ledger; a no ends the student's plan, and nothing is asked again."""
    contact = talk.contact
    if contact.alum is None or talk.alum_person_id != by.pk:
        raise NotYours
    student = contact.student.person
    answer_keeping(contact.alum, student, answer, now=now, by=by)
    if not answer.way.is_yes:
        end_keeping(contact, now=now, by=None)


@transaction.atomic
def send_keep_link(talk: Interview, *, now: datetime, by: Person) -> None:
    """A link that can add again, to the address on file; one a day at most."""
    if talk.alum_person_id != by.pk:
        raise NotYours
    letter = Letter(
        template="interviews/mail/keep_link",
        recipient=by,
        dedupe_key=f"keep_link:{talk.pk}:{now.date()}",
        values={"called": talk.contact.student.person.called},
        links=(keep_link(talk), *choices_for(talk, by)),
    )
    post(letter, now=now, by=by)
