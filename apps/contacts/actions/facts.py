"""How far the step *Find people* of an exploration is."""

from datetime import datetime

from apps.contacts.models import Contact
from apps.students.actions import note_step
from apps.students.models import Step

ENOUGH_PEOPLE = 3


def note_find(contact: Contact, *, now: datetime) -> None:
    """Done with three people kept; whoever is put away does not count."""
    if contact.exploration is not None:
        count = Contact.objects.within(contact.exploration).count()
        done = count >= ENOUGH_PEOPLE
        note_step(contact.exploration, Step.FIND, count=count, done=done, now=now)
