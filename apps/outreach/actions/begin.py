"""A note begins: never blank, and never a second one to the same person."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.contacts.models import Contact, Relation
from apps.interviews.models import Preparation
from apps.outreach.models import LENGTHS, Channel, Found, Kind, Request
from apps.students.actions import lock

_FOUND = {
    Relation.ALUM: Found.DIRECTORY,
    Relation.REFERRAL: Found.GIVEN,
    Relation.FOUND: Found.TALK,
}


@transaction.atomic
def start(contact: Contact, *, now: datetime, by: Person) -> Request:
    """The note to this person: the one begun, read or on its way, else a new one, never blank.

    Under the lock on the student, so that two presses begin one.
    """
    lock(contact.student)
    begun = _begun(contact, Kind.CONVERSATION, by)
    if begun is not None:
        return begun
    alum = contact.alum if contact.alum and contact.alum.person_id else None
    hope, rules = _hope(contact), Campus.objects.current()
    return Request.objects.create(
        student=contact.student,
        contact=contact,
        alum=alum,
        channel=Channel.RELAY if alum else Channel.OWN,
        **_found(contact),
        hope=hope,
        subject=subject_of(contact, rules.minutes, rules),
        **_first_words(contact, alum, hope),
        minutes=rules.minutes,
        formats=list(alum.formats[:1]) if alum else ["video"],
        created_at=now,
        updated_at=now,
    )


@transaction.atomic
def start_introduction(contact: Contact, *, now: datetime, by: Person) -> Request:
    """A note to somebody the student knows, with a paragraph that they can pass on."""
    lock(contact.student)
    begun = _begun(contact, Kind.INTRODUCTION, by)
    if begun is not None:
        return begun
    exploration = contact.exploration
    lines = [_("Dear %(name)s,") % {"name": contact.called}, contact.student.person.name]
    return Request.objects.create(
        student=contact.student,
        contact=contact,
        kind=Kind.INTRODUCTION,
        channel=Channel.OWN,
        found=Found.KNOW,
        hope=exploration.topic if exploration else "",
        subject=_("Do you know somebody I could talk with?"),
        text="\n\n".join(lines),
        forward=contact.student.written,
        created_at=now,
        updated_at=now,
    )


def _begun(contact: Contact, kind: Kind, by: Person) -> Request | None:
    """The one touched last, so that a press leads to it wherever it is, and begins no second."""
    begun = Request.objects.visible_to(by).unfinished().to(contact, kind)
    return begun.order_by("-updated_at", "-pk").first()


def subject_of(contact: Contact, minutes: int, rules: Campus) -> str:
    """Who asks for how much of their time; what one studies stands as they wrote it, if at all."""
    student = contact.student
    return _subject("" if student.is_withheld else student.studies, minutes, rules)


def _subject(studies: str, minutes: int, rules: Campus) -> str:
    about = _("%(studies)s student") % {"studies": studies} if studies else _("student")
    subject = _("%(campus)s %(about)s: %(minutes)d minutes about your work?") % {
        "campus": rules.university.removesuffix(" University"),
        "about": about,
        "minutes": minutes,
    }
    return subject[:150]


def titled(contact: Contact, subject: str, minutes: int) -> str:
    """The subject as typed; one that is still as it was begun follows the length."""
    rules = Campus.objects.current()
    studies = contact.student.studies  # a draft may be older than the wish to withhold it
    lengths = {*LENGTHS, rules.minutes}
    begun = [_subject(said, each, rules) for said in ("", studies) for each in lengths]
    return subject_of(contact, minutes, rules) if subject in begun else subject


def _hope(contact: Contact) -> str:
    """In the student's own words, from the sheet of this person."""
    sheet = Preparation.objects.with_contact(contact)
    return sheet.own_hope if sheet else ""


def _found(contact: Contact) -> dict[str, str]:
    """How the student came to them, as far as it is known already."""
    kind = _FOUND.get(Relation(contact.relation), Found.KNOW)
    return {"found": kind, "found_detail": _who_or_what(contact)}


def _who_or_what(contact: Contact) -> str:
    """Who gave the name, if it may be said; the directory and an acquaintance need no word."""
    giver = contact.referred_by
    if contact.relation == Relation.REFERRAL:
        return giver.name if giver and contact.may_use_name else ""
    return contact.how_found if contact.relation == Relation.FOUND else ""


def _addressed(contact: Contact, alum: Alum | None) -> str:
    """As they want to be addressed."""
    return alum.person.addressed if alum and alum.person else contact.called


def _first_words(contact: Contact, alum: Alum | None, hope: str) -> dict[str, str]:
    """The note; and for somebody outside Rapport the short one, too, where a line is written."""
    text = _first_lines(contact, _addressed(contact, alum), hope)
    return {"text": text, "short": "" if alum else contact.student.introduction_line}


def _first_lines(contact: Contact, addressed: str, hope: str) -> str:
    """Greeting, how the name came, own introduction, own hope, name: each a line to edit."""
    lines = [
        _("Dear %(name)s,") % {"name": addressed},
        contact.how_found,
        contact.student.written,
        hope,
        contact.student.person.name,
    ]
    return "\n\n".join(line for line in lines if line)
