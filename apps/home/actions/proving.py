"""An address is shown to be somebody's, behind which somebody else may have prepared a way in."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialAccount
from django.db import transaction

from apps.accounts.factors import forget
from apps.accounts.models import Person
from apps.accounts.sessions import end_all
from apps.audit import actions as audit
from apps.audit.models import What
from apps.home.actions.addressing import drop_changes


@transaction.atomic
def take_over(person: Person, *, now: datetime) -> bool:
    """Ends every way in that was made before anybody showed that the address is theirs.

    Called by whoever has the proof, before they are signed in; it stands in the audit log. False,
    and nothing changes, where the address was shown already. `person` may be signed in after it.
    """
    Person.objects.select_for_update(no_key=True).get(pk=person.pk)
    addresses = EmailAddress.objects.filter(user=person)
    if not addresses.exists() or addresses.filter(verified=True).exists():
        return False
    person.set_unusable_password()
    person.save(update_fields=["password"])
    forget(person)
    SocialAccount.objects.filter(user=person).delete()
    drop_changes(person, now=now)
    end_all(person)
    audit.note(What.TAKEN_OVER, person=person.pk, now=now, by=person.pk)
    return True


@transaction.atomic
def vouch(person: Person, *, now: datetime) -> bool:
    """The campus names them by its own sign-in: as with a roster, the address counts as theirs."""
    was_unproven = take_over(person, now=now)
    if was_unproven:
        EmailAddress.objects.filter(user=person, primary=True).update(verified=True)
    return was_unproven
