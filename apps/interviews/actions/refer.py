"""A name that was given becomes one of the student's people, with who gave it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions import Acquaintance, add
from apps.contacts.models import Relation
from apps.interviews.models import Interview, Referral


@dataclass(frozen=True)
class Name:
    """Somebody who was named in the conversation."""

    name: str
    organization: str
    may_use_name: bool


def refer(interview: Interview, given: Name, *, now: datetime, by: Person) -> None:
    """Runs in the transaction of the log; a name that was given before stays one person."""
    if Referral.objects.from_interview(interview).named(given.name).exists():
        return
    giver = interview.contact
    opening = _("%(name)s suggested that I write to you.") % {"name": giver.name}
    who = Acquaintance(
        name=given.name,
        relation=Relation.REFERRAL,
        organization=given.organization,
        how_found=opening if given.may_use_name else "",
        referred_by=giver,
        may_use_name=given.may_use_name,
    )
    Referral.objects.create(
        interview=interview,
        name=given.name,
        organization=given.organization,
        may_use_name=given.may_use_name,
        contact=add(who, student=giver.student, now=now, by=by),
    )
