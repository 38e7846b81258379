"""Leaving with one's network: an own address, and becoming an alum."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts import links
from apps.accounts.models import Person
from apps.alumni.actions import Graduate, volunteer
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused
from apps.home.nudges import plan
from apps.mail.actions import post
from apps.mail.letters import Letter, LinkTo
from apps.reminders.actions import reconcile
from apps.students.actions import lock
from apps.students.models import Student
from apps.timeline.actions import record
from apps.timeline.models import Entry

MAILBOX, MAILBOX_DAYS = "mailbox", 7
SUBJECT = "home.leaving"
ASKS_A_DAY = 5  # mails to addresses that may be somebody else's


@transaction.atomic
def say_graduation(student: Student, on: date | None, *, now: datetime, by: Person) -> None:
    """The day counts from; None where the student does not know it any more."""
    _own(student, by)
    student.graduates_on = on
    student.save(update_fields=["graduates_on"])
    _replan(student, now)


@transaction.atomic
def ask_mailbox(student: Student, email: str, *, now: datetime, by: Person) -> None:
    """Asks at the address itself whether it is theirs; an earlier question dies.

    `Refused` after a few a day: the mail goes to whoever owns the address.
    """
    _own(student, by)
    lock(student)
    today = Entry.objects.about(student).since("ask_mailbox", now - timedelta(days=1))
    if today.count() >= ASKS_A_DAY:
        raise Refused(_("That is enough for one day. Look into your mail, or try again tomorrow."))
    links.revoke(MAILBOX, student, now=now)
    student.asked_email = email
    student.save(update_fields=["asked_email"])
    record(subject=student, verb="ask_mailbox", now=now, by=by)
    token = LinkTo("confirm", "home:mailbox", MAILBOX, "students.student", student.pk, MAILBOX_DAYS)
    letter = Letter(
        template="home/mail/mailbox",
        recipient=student.person,
        dedupe_key=f"mailbox:{student.pk}:{now.isoformat()}",
        values={"name": student.person.name, "called": student.person.called},
        links=(token,),
        to=email,
        expires_at=now + timedelta(days=MAILBOX_DAYS),
    )
    post(letter, now=now, by=by)


@transaction.atomic
def confirm_mailbox(student: Student, *, now: datetime) -> None:
    """From here on mail goes there; the campus address gets a notice, in case it was not they."""
    lock(student)
    student.refresh_from_db()
    if not student.asked_email:
        return
    _write_to(student, student.asked_email, now)
    person = student.person
    notice = Letter(
        template="home/mail/moved",
        recipient=person,
        dedupe_key=f"moved:{student.pk}:{now.isoformat()}",
        values={"email": person.own_email},
        links=(LinkTo("leaving", "home:leaving"),),
        to=person.email,
    )
    post(notice, now=now, by=None)


@transaction.atomic
def drop_mailbox(student: Student, *, now: datetime, by: Person | None) -> None:
    """Mail goes to the campus address again, or an address was not theirs (`by` is None)."""
    if by is not None:
        _own(student, by)
    lock(student)
    if by is not None:
        _write_to(student, "", now)
    student.asked_email = ""
    student.save(update_fields=["asked_email"])
    links.revoke(MAILBOX, student, now=now)


def become_alum(student: Student, *, now: datetime, by: Person) -> str:
    """The token of the page on which they say what students see, and how often they are asked."""
    _own(student, by)
    first, _space, last = by.name.rpartition(" ")
    year = student.graduates_on.year if student.graduates_on else None
    graduate = Graduate(first or last, last, student.studies, year)
    return volunteer(graduate, now=now, by=by)


def _write_to(student: Student, email: str, now: datetime) -> None:
    student.person.own_email = email
    student.person.save(update_fields=["own_email"])
    student.asked_email = ""
    student.save(update_fields=["asked_email"])
    record(subject=student, verb="write_home" if email else "write_to_campus", now=now, by=None)
    _replan(student, now)


def _replan(student: Student, now: datetime) -> None:
    rules = Campus.objects.current()
    reconcile(subject=(SUBJECT, student.pk), plan=plan(student, rules), now=now)


def _own(student: Student, by: Person) -> None:
    if student.person_id != by.pk:
        raise NotYours
