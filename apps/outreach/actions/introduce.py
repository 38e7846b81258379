"""Somebody the student knows led them to somebody they do not: a yes to an introduction."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from apps.accounts.models import Person
from apps.contacts.actions import Acquaintance, add, touch
from apps.contacts.models import Contact, Relation, TouchKind
from apps.core.moves import Refused
from apps.outreach.actions.facts import note_reach_out
from apps.outreach.actions.move import move
from apps.outreach.models import Kind, Request
from apps.students.actions import lock


@dataclass(frozen=True)
class Led:
    """To whom."""

    name: str
    organization: str = ""


@transaction.atomic
def introduced(request: Request, to: Led, *, now: datetime, by: Person) -> Contact | None:
    """The new person, with who introduced them; None where this yes was noted before."""
    if request.kind != Kind.INTRODUCTION:
        raise Refused(_("This note asked for a conversation, not for an introduction."))
    lock(request.student)  # before the request, as saving does
    if not move(request, "accept", {"answered_at": now}, now=now, by=by):
        return None
    giver = request.contact
    touch(giver, kind=TouchKind.ANSWER, note=_("introduced somebody"), now=now)
    who = Acquaintance(
        name=to.name,
        organization=to.organization,
        relation=Relation.REFERRAL,
        how_found=_("%(name)s introduced us.") % {"name": giver.name},
        referred_by=giver,
        may_use_name=True,
    )
    found = add(who, student=request.student, now=now, by=by)
    note_reach_out(request, now=now)
    return found
