"""How far the steps of an exploration are, as this app knows it."""

from datetime import datetime

from apps.contacts.models import Contact
from apps.interviews.models import Log, Question, ThankYou
from apps.students.actions import is_prepared, note_step
from apps.students.models import Step


def note_prepare(contact: Contact, *, now: datetime) -> None:
    """Done with an introduction and five questions."""
    if contact.exploration is not None:
        count = Question.objects.within(contact.exploration).count()
        done = is_prepared(contact.student, count)
        note_step(contact.exploration, Step.PREPARE, count=count, done=done, now=now)


def note_talk(contact: Contact, *, now: datetime) -> None:
    """Done with one conversation logged."""
    if contact.exploration is not None:
        count = Log.objects.within(contact.exploration).count()
        note_step(contact.exploration, Step.TALK, count=count, done=count > 0, now=now)


def note_follow_up(contact: Contact, *, now: datetime) -> None:
    """Done with a thank-you settled; keeping in touch was chosen when the log was closed."""
    if contact.exploration is not None:
        count = ThankYou.objects.within(contact.exploration).settled().count()
        note_step(contact.exploration, Step.FOLLOW_UP, count=count, done=count > 0, now=now)
