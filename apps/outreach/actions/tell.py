"""Whoever gave a name hears how it went: on the thread, where one is open to the two."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.models import Contact
from apps.core.moves import Refused
from apps.interviews.actions import tell_referrer
from apps.interviews.models import Interview
from apps.outreach.actions.thread import write
from apps.outreach.models import Request
from apps.outreach.policies import may_write


def thread_to(contact: Contact, *, now: datetime) -> Request | None:
    """The latest request through Rapport on which the student may write to this person now."""
    by = contact.student.person
    asked = Request.objects.with_contact(contact).through_rapport().for_rows()
    return next((one for one in asked.latest_first() if may_write(one, by, now=now)), None)


@transaction.atomic
def tell_through(talk: Interview, text: str, *, now: datetime, by: Person) -> None:
    """The words go on the thread with whoever gave the name; a second press sends no more."""
    giver = talk.contact.referred_by
    thread = thread_to(giver, now=now) if giver else None
    if thread is None:
        raise Refused(_("No thread with them is open now. What you wrote was not sent."))
    if tell_referrer(talk, carried=True, now=now, by=by):
        write(thread, text, now=now, by=by)
