"""A colleague cannot come in; a coordinator who knows them lets them, who lost phone or campus."""

from datetime import datetime

from django.db import transaction

from apps.accounts.campus.affiliation import give_back, lost
from apps.accounts.factors import forget
from apps.accounts.models import Person
from apps.accounts.policies import is_coordinator, is_staff
from apps.accounts.sessions import end_all
from apps.audit import actions as audit
from apps.audit.models import What
from apps.core.moves import NotYours
from apps.timeline.actions import record


@transaction.atomic
def start_anew(person: Person, *, now: datetime, by: Person) -> None:
    """They are signed out everywhere, and add a second factor when they come in by mail.

    `NotYours` for oneself: whoever sits at an open browser may not take away what guards it.
    """
    if not is_coordinator(by) or by == person:
        raise NotYours
    forget(person)
    end_all(person)
    record(subject=person, verb="start_anew", now=now, by=by)
    audit.note(What.ANEW, person=person.pk, now=now, by=by.pk)


@transaction.atomic
def let_in_again(person: Person, *, now: datetime, by: Person) -> None:
    """The campus's sign-in counted them among its staff no more; a coordinator knows better.

    `NotYours` for oneself, as above. A second press changes nothing.
    """
    if not is_coordinator(by) or by == person or not is_staff(person):
        raise NotYours
    if lost(person) is None:
        return
    give_back([person.pk])
    record(subject=person, verb="let_in_again", now=now, by=by)
    audit.note(What.LET_IN, person=person.pk, now=now, by=by.pk)
