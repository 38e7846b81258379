from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.models import Alum
from apps.campus.models import Campus
from apps.contacts.models import Contact, Relation
from apps.core.moves import StaleMove
from apps.interviews.models import Preparation
from apps.outreach.actions.move import move
from apps.outreach.models import Channel, Found, Kind, OwnWay, Request, Slot
from apps.outreach.workflow import EDITABLE, Status
from apps.students.actions import introduction_of, lock, reintroduce

_FOUND = {
    Relation.ALUM: Found.DIRECTORY,
    Relation.REFERRAL: Found.GIVEN,
    Relation.FOUND: Found.TALK,
}


FIELDS = (
    *("found", "found_detail", "reason", "hope", "subject", "text", "minutes", "formats"),
    *("way", "short", "forward"),
)


@dataclass(frozen=True)
class Words:
    """What a composer's form says; `slots` are UTC moments.

    `version` is what it was opened at, `seal` names the introduction that it showed then.
    """

    version: int

    found: str
    found_detail: str
    introduction: str
    subject: str
    text: str
    reason: str
    hope: str
    minutes: int
    formats: list[str]
    slots: list[datetime]
    way: str = OwnWay.EMAIL
    short: str = ""
    forward: str = ""
    seal: str = ""


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
    hope = _hope(contact)
    return Request.objects.create(
        student=contact.student,
        contact=contact,
        alum=alum,
        channel=Channel.RELAY if alum else Channel.OWN,
        **_found(contact),
        hope=hope,
        subject=_subject(contact),
        text=_first_lines(contact, _addressed(contact, alum), hope),
        minutes=Campus.objects.current().minutes,
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
        forward=contact.student.introduction,
        created_at=now,
        updated_at=now,
    )


def _begun(contact: Contact, kind: Kind, by: Person) -> Request | None:
    """The one touched last, so that a press leads to it wherever it is, and begins no second."""
    begun = Request.objects.visible_to(by).unfinished().to(contact, kind)
    return begun.order_by("-updated_at", "-pk").first()


def _subject(contact: Contact) -> str:
    studies = contact.student.studies.lower()
    about = _("%(studies)s student") % {"studies": studies} if studies else _("student")
    rules = Campus.objects.current()
    campus = rules.university.removesuffix(" University")
    subject = _("%(campus)s %(about)s: %(minutes)d minutes about your work?") % {
        "campus": campus,
        "about": about,
        "minutes": rules.minutes,
    }
    return subject[:150]


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


def _first_lines(contact: Contact, addressed: str, hope: str) -> str:
    """Greeting, how the name came, own introduction, own hope, name: each a line to edit."""
    lines = [
        _("Dear %(name)s,") % {"name": addressed},
        contact.how_found,
        contact.student.introduction,
        hope,
        contact.student.person.name,
    ]
    return "\n\n".join(line for line in lines if line)


def _open_draft(request: Request) -> Request:
    request.refresh_from_db(from_queryset=Request.objects.select_for_update())
    if request.status == Status.IN_REVIEW:
        raise StaleMove(_("This draft is with your advisor. Take it back to change it."))
    if request.status not in EDITABLE:
        raise StaleMove(_("This request was sent already. Nothing you typed here was sent."))
    return request


def _revised(request: Request, before: str, *, now: datetime, by: Person) -> None:
    """Returned words are a draft once they are saved; approved ones once a letter changed.

    What was approved stays known: whoever takes the letter out again has the words that were read.
    """
    changed = request.digest != before
    if request.status == Status.RETURNED or (request.status == Status.APPROVED and changed):
        move(request, "revise", {}, now=now, by=by)


@transaction.atomic
def save(request: Request, words: Words, *, now: datetime, by: Person) -> Request:
    """Keeps what was typed; `StaleMove` if another tab saved other words since.

    Locks student, request, as sending does: what is typed may change the introduction, too.
    """
    lock(request.student)
    is_fresh = _open_draft(request).version == words.version
    if not is_fresh and not _says_already(request, words):
        raise StaleMove(_("Another tab saved this draft after you opened it here."))
    before = request.digest
    for field in FIELDS:
        setattr(request, field, getattr(words, field))
    request.version, request.updated_at = request.version + 1, now
    request.save()
    _revised(request, before, now=now, by=by)
    _offer(request, words.slots)
    reintroduce(request.student, words.introduction, seal=words.seal, now=now, by=by)
    return request


def _says_already(request: Request, words: Words) -> bool:
    """The very same words, saved twice: an autosave and the press that it met on its way."""
    slots = Slot.objects.offered(request).values_list("starts_at", flat=True)
    kept = request.student.introduction
    return (
        all(getattr(request, field) == getattr(words, field) for field in FIELDS)
        and introduction_of(request.student, words.introduction, words.seal) == kept
        and list(slots) == words.slots
    )


def _offer(request: Request, slots: list[datetime]) -> None:
    Slot.objects.offered(request).exclude(starts_at__in=slots).delete()
    Slot.objects.bulk_create(
        [Slot(request=request, starts_at=moment) for moment in slots], ignore_conflicts=True
    )


@transaction.atomic
def rewrite(request: Request, text: str, *, now: datetime, by: Person) -> None:
    """Replaces the note, for a button of the coach; only the student's own draft."""
    if _open_draft(request).student.person_id == by.pk:
        before = request.digest
        request.text, request.version, request.updated_at = text, request.version + 1, now
        request.save(update_fields=["text", "version", "updated_at"])
        _revised(request, before, now=now, by=by)


def put_in(request: Request, line: str, *, now: datetime, by: Person) -> None:
    """Puts a line of the student's own before the last paragraph, if it is not there."""
    line = line.strip()
    if line and line not in request.text:
        body, gap, signature = request.text.rpartition("\n\n")
        text = "\n\n".join([body, line, signature] if gap else [signature, line])
        rewrite(request, text, now=now, by=by)


@transaction.atomic
def settle(request: Request, key: tuple[str, str], *, now: datetime, by: Person) -> None:
    """Keep: the student has read this finding and stands by the phrase, for good."""
    if _open_draft(request).student.person_id == by.pk and list(key) not in request.settled:
        request.settled = [*request.settled, list(key)]
        request.updated_at = now
        request.save(update_fields=["settled", "updated_at"])
