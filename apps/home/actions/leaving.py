"""Leaving with one's network: an own address, and becoming an alum."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.alumni.actions import Graduate, volunteer
from apps.campus.models import Campus
from apps.core.moves import NotYours, Refused
from apps.home.nudges import plan
from apps.mail.actions import post, withdraw
from apps.mail.letters import Letter, LinkTo
from apps.reminders.actions import reconcile
from apps.students.actions import lock
from apps.students.models import Answer, Mailbox, Student
from apps.timeline.actions import record

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
    if Mailbox.objects.of(student).since(now - timedelta(days=1)).count() >= ASKS_A_DAY:
        raise Refused(_("That is enough for one day. Look into your mail, or try again tomorrow."))
    _forget(student)
    asked = Mailbox.objects.create(student=student, email=email, asked_at=now)
    record(subject=student, verb="ask_mailbox", now=now, by=by)
    link = LinkTo("confirm", "home:mailbox", MAILBOX, "students.mailbox", asked.pk, MAILBOX_DAYS)
    letter = Letter(
        template="home/mail/mailbox",
        recipient=student.person,
        dedupe_key=_key(asked),
        values={"name": student.person.name, "called": student.person.called},
        links=(link,),
        to=email,
        expires_at=now + timedelta(days=MAILBOX_DAYS),
    )
    post(letter, now=now, by=by)


def _forget(student: Student) -> None:
    """Whatever was asked and not answered is asked no more."""
    waiting = list(Mailbox.objects.waiting(student))
    withdraw(keys=[_key(asked) for asked in waiting])
    Mailbox.objects.waiting(student).update(answer=Answer.OLD)


def _key(asked: Mailbox) -> str:
    return f"mailbox:{asked.pk}"


@transaction.atomic
def confirm_mailbox(asked: Mailbox, *, now: datetime) -> None:
    """From here on mail goes there; the campus address gets a notice, in case it was not they."""
    student = _locked(asked)
    if asked.answer:
        return
    asked.answer = Answer.YES
    asked.save(update_fields=["answer"])
    _write_to(student, asked.email, now)
    notice = Letter(
        template="home/mail/moved",
        recipient=student.person,
        dedupe_key=f"moved:{asked.pk}",
        values={"email": asked.email},
        links=(LinkTo("leaving", "home:leaving"),),
        to=student.person.email,
    )
    post(notice, now=now, by=None)


@transaction.atomic
def refuse_mailbox(asked: Mailbox, *, now: datetime) -> None:
    """It is not theirs, also after a press by mistake: nothing goes there any more."""
    student = _locked(asked)
    asked.answer = Answer.NO
    asked.save(update_fields=["answer"])
    if student.person.own_email == asked.email:
        _write_to(student, "", now)


@transaction.atomic
def drop_mailbox(student: Student, *, now: datetime, by: Person) -> None:
    """Mail goes to the campus address again, and no question waits."""
    _own(student, by)
    lock(student)
    _forget(student)
    _write_to(student, "", now)


def _locked(asked: Mailbox) -> Student:
    lock(asked.student)
    asked.refresh_from_db(from_queryset=Mailbox.objects.select_for_update())
    return asked.student


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
    record(subject=student, verb="write_home" if email else "write_to_campus", now=now, by=None)
    _replan(student, now)


def replan(*, now: datetime) -> None:
    """Heals the reminders after a rule changed or a student moved zone."""
    for student in Student.objects.who_say_when_they_graduate():
        _replan(student, now)


def _replan(student: Student, now: datetime) -> None:
    rules = Campus.objects.current()
    reconcile(subject=(SUBJECT, student.pk), plan=plan(student, rules), now=now)


def _own(student: Student, by: Person) -> None:
    if student.person_id != by.pk:
        raise NotYours
