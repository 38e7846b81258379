"""Staff come in, change their part, and leave; nobody's students are forgotten by it."""

from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import Away, Person, Role
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours, Refused
from apps.home.actions.moving import move_students, readers_change
from apps.home.roster import Entry, enter
from apps.mail.actions import post, withdraw_under
from apps.mail.letters import Letter, LinkTo
from apps.students.actions import hold_caseloads
from apps.students.models import Student
from apps.timeline.actions import record


@dataclass(frozen=True)
class Handover:
    """Where a caseload goes: to a colleague, or to nobody where somebody said so."""

    to: Person | None = None
    leaves: bool = False


@transaction.atomic
def invite_staff(email: str, name: str, role: str, *, now: datetime, by: Person) -> Person:
    """They may sign in from now on, and read so in a mail; `Refused` where the address is taken."""
    _coordinators(by)
    try:
        with transaction.atomic():
            person = enter(Entry(email, name, role), now=now)
    except IntegrityError:
        known = Person.objects.who_may_sign_in(email).get()
        told = {"name": known.name, "role": known.get_role_display()}
        raise Refused(
            _("%(name)s signs in with this address already, as %(role)s.") % told
        ) from None
    record(subject=person, verb="invite_staff", note=role, now=now, by=by)
    audit.note(What.STAFF_INVITED, person=person.pk, code=role, now=now, by=by.pk)
    _write_to(person, now=now, by=by)
    return person


@transaction.atomic
def invite_again(person: Person, *, now: datetime, by: Person) -> None:
    """The same mail once more, to who has not signed in yet."""
    _coordinators(by)
    person.refresh_from_db()
    if person.last_login is not None:
        raise Refused(_("%(name)s has signed in already.") % {"name": person.called})
    _write_to(person, now=now, by=by)


def _write_to(person: Person, *, now: datetime, by: Person) -> None:
    letter = Letter(
        template="home/mail/staff_invitation",
        recipient=person,
        dedupe_key=f"staff:{person.pk}:{now.isoformat()}",
        values={"by": by.name, "is_coordinator": person.role == Role.COORDINATOR},
        links=(LinkTo("start", "account_request_login_code"),),
    )
    post(letter, now=now, by=by)


@transaction.atomic
def change_role(
    person: Person, role: str, handover: Handover, *, now: datetime, by: Person
) -> None:
    """An advisor becomes a coordinator or the other way round; a second press changes nothing."""
    hold_caseloads()
    _refuse_last(person, _coordinators(by), by)
    person.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
    if person.role == role:
        return
    _hand_over(person, handover, now=now, by=by)
    person.role = role
    person.save(update_fields=["role"])
    record(subject=person, verb="change_role", note=role, now=now, by=by)
    audit.note(What.ROLE, person=person.pk, code=role, now=now, by=by.pk)
    readers_change(now=now)


@transaction.atomic
def remove_staff(person: Person, handover: Handover, *, now: datetime, by: Person) -> None:
    """They are signed out, and their address is free; what they did keeps their name."""
    hold_caseloads()
    _refuse_last(person, _coordinators(by), by)
    person.refresh_from_db(from_queryset=Person.objects.select_for_update(no_key=True))
    if not person.is_active:
        return
    _hand_over(person, handover, now=now, by=by)
    person.is_active = person.may_sign_in = False
    person.covered_by = None
    person.save(update_fields=["is_active", "may_sign_in", "covered_by"])
    EmailAddress.objects.filter(user=person).delete()
    Away.objects.of(person).delete()
    withdraw_under(f"staff:{person.pk}:")
    record(subject=person, verb="remove_staff", now=now, by=by)
    audit.note(What.STAFF_REMOVED, person=person.pk, now=now, by=by.pk)
    readers_change(now=now)


def _coordinators(by: Person) -> list[Person]:
    """All of them, locked in one order: two cannot remove each other at once."""
    found = list(Person.objects.coordinators().select_for_update(no_key=True))
    if by not in found:
        raise NotYours
    return found


def _refuse_last(person: Person, coordinators: list[Person], by: Person) -> None:
    if person in coordinators and len(coordinators) == 1:
        raise Refused(_("This is the only coordinator. Invite another one first."))
    if person == by:
        raise Refused(_("That is you. Another coordinator can change your part or remove you."))


def _hand_over(person: Person, handover: Handover, *, now: datetime, by: Person) -> None:
    """Nobody is left without an advisor unless somebody said so."""
    students = list(Student.objects.advised_by(person).values_list("pk", flat=True))
    if not students:
        return
    if handover.to is None and not handover.leaves:
        count = len(students)
        words = ngettext(
            "%(name)s advises %(count)d student. Choose who does from now on.",
            "%(name)s advises %(count)d students. Choose who does from now on.",
            count,
        )
        raise Refused(words % {"name": person.called, "count": count})
    move_students(students, handover.to, now=now, by=by)
