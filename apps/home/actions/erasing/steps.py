"""The way to an erasure, and what stops it."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator, is_staff
from apps.alumni.actions.closing import CLOSED
from apps.alumni.models import Alum
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours, Refused
from apps.core.wording import daytime
from apps.home.actions.erasing.rows import erase
from apps.home.actions.taking import MY_DATA
from apps.home.models import Erasure, Hold
from apps.mail.actions import post_all, suppress_all, withdraw
from apps.mail.letters import Letter, LinkTo
from apps.outreach.models import Report

HOURS = 72  # to take it back


@transaction.atomic
def ask_erasure(*, now: datetime, by: Person) -> Erasure:
    """The wish; a second press changes nothing. A coordinator begins it."""
    _lock(by)
    known = Erasure.objects.of(by).open().first()
    return known or Erasure.objects.create(person=by.pk, asked_at=now)


@transaction.atomic
def begin_erasure(person: Person, *, now: datetime, by: Person) -> Erasure:
    """From now on 72 hours; `Refused` where a hold, a concern or a part stands against it."""
    _coordinator(by)
    _lock(person)
    why = stopped(person)
    if why:
        raise Refused(why)
    erasure = Erasure.objects.of(person).open().first() or Erasure(person=person.pk)
    if erasure.due_at is None:
        erasure.due_at, erasure.begun_by = now + timedelta(hours=HOURS), by.pk
        erasure.save()
        audit.note(What.ERASURE, person=person.pk, now=now, by=by.pk)
        post_all([begun(erasure, erasure.due_at, person)], now=now, by=None)
    return erasure


def begun(erasure: Erasure, until: datetime, person: Person) -> Letter:
    """That it has begun, and where it can be taken back without signing in."""
    return Letter(
        template="home/mail/erasure_begun",
        recipient=person,
        dedupe_key=_key(erasure),
        values={"at": daytime(until, person.zone)},
        links=(LinkTo("keep", "home:my_data_by_link", MY_DATA, until=until.isoformat()),),
        expires_at=until,
    )


def _key(erasure: Erasure) -> str:
    return f"erasure:{erasure.pk}"


@transaction.atomic
def take_back(erasure: Erasure, *, now: datetime, by: Person) -> None:
    """By the person themself or a coordinator, until it is done."""
    if erasure.person != by.pk and not is_coordinator(by):
        raise NotYours
    erasure.refresh_from_db(from_queryset=Erasure.objects.select_for_update())
    if erasure.done_at:
        raise Refused(_("It is done already, and cannot be taken back."))
    if erasure.taken_back_at is None:
        withdraw(keys=[_key(erasure)])
        erasure.taken_back_at = now
        erasure.save(update_fields=["taken_back_at"])
        audit.note(What.ERASURE_BACK, person=erasure.person, now=now, by=by.pk)


@transaction.atomic
def hold(person: Person, reason: str, *, now: datetime, by: Person) -> Hold:
    """Nothing of them is erased until it ends; the reason is read by coordinators and by them."""
    _coordinator(by)
    _lock(person)
    standing = Hold.objects.standing(person).first()
    if standing:
        return standing
    audit.note(What.HELD, person=person.pk, now=now, by=by.pk)
    return Hold.objects.create(person=person, reason=reason, at=now, by=by)


@transaction.atomic
def end_hold(person: Person, *, now: datetime, by: Person) -> None:
    _coordinator(by)
    if Hold.objects.standing(person).update(ended_at=now):
        audit.note(What.HOLD_ENDED, person=person.pk, now=now, by=by.pk)


def stopped(person: Person) -> str:
    """Why this person cannot be erased now, in words; empty where nothing stands against it."""
    standing = Hold.objects.standing(person).first()
    if standing:
        return _("Their records are held: %(reason)s") % {"reason": standing.reason}
    if is_staff(person) and person.is_active:
        return _("They work here. Remove them from the staff first.")
    if Report.objects.concerning(person).waiting().exists():
        return _("A concern about them or by them is open. Close it first.")
    return ""


def erase_due(*, now: datetime) -> int:
    """Everybody whose 72 hours are over, each in a transaction of its own; returns how many.

    Who is held meanwhile stays, and is erased once the hold ends.
    """
    due = list(Erasure.objects.due(now).values_list("pk", flat=True))
    return sum(_erase_one(pk, now) for pk in due)


@transaction.atomic
def _erase_one(pk: int, now: datetime) -> bool:
    locked = Erasure.objects.due(now).select_for_update(skip_locked=True).filter(pk=pk)
    erasure = locked.first()
    person = Person.objects.filter(pk=erasure.person).first() if erasure else None
    if erasure is None or person is None or stopped(person):
        return False
    _never_again(person, now)
    erasure.counts, erasure.done_at = erase(person), now
    erasure.save(update_fields=["counts", "done_at"])
    audit.note(What.ERASED, person=erasure.person, now=now, by=erasure.begun_by)
    return True


def _never_again(person: Person, now: datetime) -> None:
    """Nobody writes to an alum again who comes back with the next file of the office."""
    emails = set(Alum.objects.filter(person=person).values_list("email", flat=True)) - {""}
    others = Person.objects.read_by_others({one.casefold() for one in emails}, [person.pk])
    mine = [email for email in emails if email.casefold() not in others]
    suppress_all(mine, reason=CLOSED, now=now)


def _coordinator(by: Person) -> None:
    if not is_coordinator(by):
        raise NotYours


def _lock(person: Person) -> None:
    """Two presses at once: one waits here for the other."""
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
