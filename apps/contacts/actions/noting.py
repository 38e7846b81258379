"""A person out of one line; whoever is named as the giver is looked up among one's people."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions.people import Acquaintance, add_once, note
from apps.contacts.models import Contact, Relation
from apps.contacts.oneline import Noted
from apps.students.models import Student


@transaction.atomic
def note_down(noted: Noted, *, student: Student, now: datetime, by: Person) -> Contact:
    """Keeps the person. Leave to use the giver's name is not taken for granted.

    What found no place, and a giver who is not one of the student's people, stand in the notes.
    """
    giver = Contact.objects.of(student).called_so(noted.through) if noted.through else None
    who = Acquaintance(
        name=noted.name,
        relation=Relation.REFERRAL if noted.through else Relation.FOUND,
        organization=noted.organization,
        title=noted.title,
        email=noted.email,
        profile_url=noted.profile_url,
        referred_by=giver,
    )
    contact = add_once(who, student=student, now=now, by=by)
    through = _("Through %(name)s.") % {"name": noted.through}
    left = [through] if noted.through and giver is None else []
    left += [noted.rest] if noted.rest else []
    if left and not contact.notes:
        note(contact, "\n".join(left), by=by)
    return contact
