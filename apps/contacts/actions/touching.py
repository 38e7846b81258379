"""What a student notes by one tap: they wrote, they heard, they met. It can be taken back."""

from datetime import datetime, timedelta

from django.db import transaction

from apps.accounts.models import Person
from apps.contacts.actions.people import touch, untell
from apps.contacts.models import TAPPED, Contact, Touch
from apps.core.moves import NotYours, Refused
from apps.students.actions import SLIP, lock

UNTAP_WITHIN = timedelta(hours=24)


@transaction.atomic
def tap(contact: Contact, kind: str, note: str, *, now: datetime, by: Person) -> None:
    """Something happened between the two; the second of two presses is the same."""
    _own(contact, by)
    if kind not in TAPPED:
        raise Refused(kind)
    lock(contact.student)
    text = " ".join(note.split())
    again = Touch.objects.with_contact(contact).of(kind, since=now - SLIP)
    if not again.saying(text).exists():
        touch(contact, kind=kind, note=text, now=now)


@transaction.atomic
def untap(tapped: Touch, *, now: datetime, by: Person) -> None:
    """It did not happen: the waiting is as it was before."""
    _own(tapped.contact, by)
    if tapped.kind not in TAPPED or now - tapped.at > UNTAP_WITHIN:
        return
    untell(tapped, now=now)


def _own(contact: Contact, by: Person) -> None:
    if contact.student.person_id != by.pk:
        raise NotYours
