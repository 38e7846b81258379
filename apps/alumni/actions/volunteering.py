"""A student who graduates becomes an alum in one step; the next page is an invitation's."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.links import errand, mint
from apps.accounts.models import Person, Role
from apps.alumni.actions.invite import LASTS_DAYS
from apps.alumni.actions.move import move
from apps.alumni.models import Alum
from apps.alumni.workflow import Status
from apps.core.moves import Refused


@dataclass(frozen=True)
class Graduate:
    """What is known of the student by now; the alum changes it on the next page."""

    first_name: str
    last_name: str
    studies: str
    class_year: int | None


@transaction.atomic
def volunteer(graduate: Graduate, *, now: datetime, by: Person) -> str:
    """The token of their own opt-in page. Nothing is shown to anybody before they press there.

    The address was confirmed, so a record that the advancement office has of it is theirs.
    `Refused` where that record says never to write.
    """
    Person.objects.select_for_update().get(pk=by.pk)
    alum = Alum.objects.owned_by(by.mailbox) or _new(graduate, now, by)
    if alum.status == Status.SUPPRESSED:
        raise Refused(
            _("This address asked never to be written to. The Career Center can help you.")
        )
    if alum.person is None:
        alum.person = _as_alum(by)
        alum.save(update_fields=["person"])
    if alum.status == Status.IMPORTED:
        move(alum, "volunteer", {"invited_at": now}, now=now, by=alum.person)
    what = errand("invitation", alum, timedelta(days=LASTS_DAYS))
    return mint(what, person=alum.person, now=now)


def _new(graduate: Graduate, now: datetime, by: Person) -> Alum:
    return Alum.objects.create(
        first_name=graduate.first_name[:80],
        last_name=graduate.last_name[:80],
        email=by.mailbox,
        studies=graduate.studies[:160],
        class_year=graduate.class_year,
        zone=by.zone,
        imported_at=now,
    )


def _as_alum(student: Person) -> Person:
    """The same human in another part: one may sign in, the other answers by mail."""
    person = Person(
        email=student.mailbox,
        name=student.name,
        called=student.called,
        pronouns=student.pronouns,
        zone=student.zone,
        role=Role.ALUM,
    )
    person.set_unusable_password()
    person.save()
    return person
