"""An alum who would rather sign in than look for a mail; never needed, and never asked for."""

from datetime import datetime

from allauth.account.models import EmailAddress
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from apps.accounts.factors import forget
from apps.accounts.models import Person
from apps.accounts.sessions import end_all
from apps.alumni.models import Alum
from apps.alumni.places import lock
from apps.alumni.policies import parties
from apps.alumni.workflow import Party, Status
from apps.core.moves import NotYours, Refused, StaleMove
from apps.timeline.actions import record


@transaction.atomic
def open_account(alum: Alum, *, now: datetime, by: Person) -> bool:
    """From here on a code comes to the address on file, which the link showed to be theirs.

    False where it is open already; `Refused` where somebody else signs in with the address.
    """
    locked = lock(alum)
    if Party.ALUM not in parties(locked, by):
        raise NotYours
    if locked.status not in {Status.OPTED_IN, Status.PAUSED}:
        raise StaleMove(_("Say yes to being asked first; then you can sign in as well."))
    if by.may_sign_in:
        return False
    _let_in(by)
    record(subject=alum, verb="open_account", now=now, by=by)
    return True


def _let_in(person: Person) -> None:
    try:
        with transaction.atomic():
            person.may_sign_in = True
            person.save(update_fields=["may_sign_in"])
            EmailAddress.objects.create(
                user=person, email=person.email.lower(), verified=True, primary=True
            )
    except IntegrityError as taken:
        person.may_sign_in = False
        raise Refused(
            _("Somebody signs in with this address already. The links in your mail work on.")
        ) from taken


def close_account(person: Person) -> None:
    """No code comes any more; the links that can but lessen contact stay."""
    forget(person)
    end_all(person)
    if person.may_sign_in:
        EmailAddress.objects.filter(user=person).delete()
        person.may_sign_in = False
        person.save(update_fields=["may_sign_in"])
