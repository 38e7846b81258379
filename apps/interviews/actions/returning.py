"""What came of advice, and telling it to who gave it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni import places
from apps.alumni.models import Keeping, keeping_of
from apps.alumni.reach import choices_link
from apps.alumni.workflow import GONE
from apps.campus.models import Campus
from apps.contacts.actions import touch, untell
from apps.contacts.models import Contact, Touch, TouchKind
from apps.core.joining import joined
from apps.core.moves import NotYours, Refused
from apps.interviews.models import Advice, Interview, Milestone, ThankYou, Update
from apps.interviews.reach import CAME, came_link
from apps.mail.actions import post, withdraw
from apps.mail.letters import Letter
from apps.reminders.wishes import wants_mail
from apps.students.actions import SLIP, lock
from apps.students.models import Student
from apps.timeline.actions import record

A_YEAR = timedelta(days=365)
APART = timedelta(days=14)  # between two words that Rapport carries to one person


@dataclass(frozen=True)
class News:
    """The words of an update, the facts that stand above them, and what the page showed."""

    body: str
    facts: Sequence[str] = ()
    seal: str = ""


def follow(advice: Advice, outcome: str, *, now: datetime, by: Person) -> None:
    """You said, I did. A second line replaces the first; the day stays while it is done."""
    if advice.interview.contact.student.person_id != by.pk:
        raise NotYours
    advice.outcome, advice.done_at = " ".join(outcome.split()), advice.done_at or now
    advice.save(update_fields=["outcome", "done_at"])


def unfollow(advice: Advice, *, by: Person) -> None:
    """Not done after all; the line stays for the next time."""
    if advice.interview.contact.student.person_id != by.pk:
        raise NotYours
    advice.done_at = None
    advice.save(update_fields=["done_at"])


@transaction.atomic
def reach(student: Student, text: str, *, now: datetime, by: Person) -> None:
    """A milestone; the second of two presses is the same."""
    if student.person_id != by.pk:
        raise NotYours
    lock(student)
    said = " ".join(text.split())
    if not Milestone.objects.visible_to(by).since(now - SLIP).saying(said).exists():
        Milestone.objects.create(student=student, text=said, at=now)


def reader_of(contact: Contact, by: Person) -> Person | None:
    """To whom Rapport may carry an update: an alum who is there, with whom they talked.

    Not to one who is kept apart from the student, said no to keeping in touch, or was asked about
    it and did not answer: that is a no, too.
    """
    alum = contact.alum
    if alum is None or alum.status in GONE:
        return None
    said = keeping_of(alum, by)
    was_asked = ThankYou.objects.with_contact(contact).that_asked(alum).exists()
    if said == Keeping.NO or (said is None and was_asked):
        return None
    talked = Interview.objects.held_by(alum).with_contact(contact).exists()
    return alum.person if talked else None


@transaction.atomic
def draft_update(contact: Contact, news: News, *, now: datetime, by: Person) -> Update:
    """Keeps the words; those that another window kept meanwhile stay above them."""
    _own(contact, by)
    update = _begun(contact, now)
    update.body = together(update, news)
    update.save(update_fields=["body"])
    return update


@transaction.atomic
def keep_update(contact: Contact, news: News, *, now: datetime, by: Person) -> Update:
    """While one types: `Refused` where another window changed it, since nobody sees both here."""
    _own(contact, by)
    if together(Update.objects.unsent(contact), news) != news.body:
        raise Refused(_("Another window changed these words. Save them to see both."))
    return draft_update(contact, news, now=now, by=by)


def together(update: Update | None, news: News) -> str:
    """The typed words, below those that another window kept since the page was shown."""
    if update is None or news.seal in {"", update.seal}:
        return news.body
    return joined(update.body, news.body)


@transaction.atomic
def send_update(
    contact: Contact, news: News, *, through_rapport: bool, now: datetime, by: Person
) -> Update:
    """It is the student's word: it counts as a touch. `Refused` where Rapport may not carry it.

    A second press changes nothing. The alum is locked first: a block is found, or finds it.
    """
    if through_rapport and contact.alum is not None:
        contact.alum = places.lock(contact.alum)
    _own(contact, by)
    last = Update.objects.last_sent(contact)
    if last and last.body == news.body and last.sent_at and now - last.sent_at < SLIP:
        return last
    reader = _reader(contact, news, now, by) if through_rapport else None
    update = _begun(contact, now)
    if together(update, news) != news.body:
        raise Refused(_("Another window changed these words. Look at both below, then send."))
    _write(update, news, through_rapport=through_rapport, now=now)
    record(subject=update, verb="tell", now=now, by=by)
    touch(contact, kind=TouchKind.WORD, note=_("what came of it"), now=now)
    if reader is not None and wants_mail(reader, CAME):  # else they read it on their page
        post(_letter(update, reader, now), now=now, by=by)
    return update


def _write(update: Update, news: News, *, through_rapport: bool, now: datetime) -> None:
    update.body, update.facts = news.body, list(news.facts) if through_rapport else []
    update.sent_at, update.through_rapport = now, through_rapport
    update.save()


def _reader(contact: Contact, news: News, now: datetime, by: Person) -> Person:
    """Whom Rapport carries it to; `Refused` where there is nobody, or it is one word too many."""
    reader = reader_of(contact, by)
    if reader is None:
        raise Refused(_("Rapport does not carry this one. Send it yourself, then say so."))
    last = Update.objects.last_sent(contact)
    if last and last.through_rapport and last.sent_at and now - last.sent_at < APART:
        raise Refused(
            _("%(name)s had a word from you less than two weeks ago. Let this one wait.")
            % {"name": contact.called}
        )
    if not news.facts and _is_plenty(contact, now):
        raise Refused(
            _("%(name)s had three words from you this year. Wait until you have news to tell.")
            % {"name": contact.called}
        )
    return reader


@transaction.atomic
def unsend_update(update: Update, *, now: datetime, by: Person) -> bool:
    """Within the seconds in which nobody was told; False once it has left."""
    if update.contact.student.person_id != by.pk:
        raise NotYours
    update.refresh_from_db(from_queryset=Update.objects.select_for_update())
    if update.sent_at is None or not update.through_rapport:
        return False
    if not withdraw(keys=[_key(update)]):
        transaction.set_rollback(True)  # it may have left: it is tried on as before
        return False
    begun = Update.objects.unsent(update.contact)
    if begun is not None:
        update.body = joined(update.body, begun.body)
        begun.delete()
    word = Touch.objects.with_contact(update.contact).of(TouchKind.WORD, since=update.sent_at)
    for said in word.filter(at=update.sent_at):
        untell(said, now=now)
    update.sent_at, update.through_rapport = None, False
    update.save(update_fields=["body", "sent_at", "through_rapport"])
    return True


def _own(contact: Contact, by: Person) -> None:
    """The student's own, and nobody else writes about this person until the end."""
    if contact.student.person_id != by.pk:
        raise NotYours
    lock(contact.student)


def _begun(contact: Contact, now: datetime) -> Update:
    drafts = Update.objects.select_for_update()
    return drafts.get_or_create(contact=contact, sent_at=None, defaults={"created_at": now})[0]


def _is_plenty(contact: Contact, now: datetime) -> bool:
    """As many words in a year as the campus thinks calm."""
    words = Touch.objects.with_contact(contact).of(TouchKind.WORD, since=now - A_YEAR)
    return words.count() >= Campus.objects.current().touch_a_year


def _key(update: Update) -> str:
    return f"update:{update.pk}"


def _letter(update: Update, reader: Person, now: datetime) -> Letter:
    student, alum = update.contact.student, update.contact.alum_id
    return Letter(
        template="interviews/mail/update",
        recipient=reader,
        dedupe_key=_key(update),
        values={
            "student": student.person.name,
            "called": student.person.called,
            "about": student.told,
            "facts": update.facts,
            "body": update.body,
        },
        links=(came_link(alum), choices_link(alum)),
        sender_name=student.person.name,
        not_before=now + Campus.objects.current().undo,
    )
