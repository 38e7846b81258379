"""What a student does in the directory: hide, wait for room, open a profile."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from apps.accounts.models import Person
from apps.accounts.policies import is_staff, is_student
from apps.alumni.actions.unsaying import unsay_room
from apps.alumni.models import Alum, Hidden, Look, Opening, Wait
from apps.alumni.policies import may_be_kept
from apps.audit import actions as audit
from apps.audit.models import What
from apps.campus.models import Campus
from apps.core.clock import local
from apps.core.moves import NotYours

MOST_A_DAY = 40  # profiles one student opens


@transaction.atomic
def hide(alum: Alum, *, now: datetime, by: Person) -> None:
    """Out of this student's search and next people; a second press changes nothing."""
    if not may_be_kept(by, alum):
        raise NotYours
    Hidden.objects.get_or_create(person=by, alum=alum, defaults={"at": now})
    unsay_room(Wait.objects.for_alumni([alum.pk]).by(by), now=now)


def show(alum: int, *, by: Person) -> None:
    Hidden.objects.of(by, alum).delete()


def wait(alum: Alum, *, now: datetime, by: Person) -> None:
    """One mail, once, when there is room; a second press changes nothing."""
    if not may_be_kept(by, alum):
        raise NotYours
    Wait.objects.get_or_create(person=by, alum=alum, told_at=None, defaults={"at": now})


def hope(*, now: datetime, by: Person) -> None:
    """One word, once, when the first alumni opt in; a second press changes nothing."""
    if not is_student(by):
        raise NotYours
    Opening.objects.get_or_create(person=by, defaults={"at": now})


def look_through(alumni: Iterable[Alum], *, now: datetime, by: Person) -> None:
    """A page of records with their addresses: a line for each person whose address stands there."""
    about = [one.person_id for one in alumni if one.person_id and one.email]
    audit.note_all(What.SAW, about, code="list", now=now, by=by.pk)


@transaction.atomic
def look(alum: Alum, *, now: datetime, by: Person) -> bool:
    """Whether this profile may be opened today (on campus); the same one as often as one likes.

    Of staff only what they see of a canary counts; the audit log has every profile they open.
    """
    if is_staff(by):
        audit.note(What.SAW, person=alum.person_id, code="profile", now=now, by=by.pk)
    day = local(now, Campus.objects.current().zone).date()
    seen = Look.objects.on(by, day)
    if not (is_student(by) or alum.is_canary) or seen.filter(alum=alum).exists():
        return True
    Person.objects.select_for_update().get(pk=by.pk)
    if is_student(by) and seen.count() >= MOST_A_DAY:
        return False
    Look.objects.get_or_create(person=by, alum=alum, day=day)
    return True
